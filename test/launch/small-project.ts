import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = process.cwd();

const MAIN = `
import { createServer } from 'node:http';
import pg from 'pg';
const url = new URL(process.env.DATABASE_URL!);
if (url.username !== '') throw new Error('the API was given credentials');
url.username = 'hub_api';
url.password = process.env.DATABASE_API_PASSWORD!;
const pool = new pg.Pool({ connectionString: url.href });
pool.on('error', () => {});
const queries: Record<string, string> = {
  '/add': 'WITH added AS (INSERT INTO pallet DEFAULT VALUES RETURNING id) SELECT id AS answer FROM added',
  '/count': 'SELECT count(*)::int AS answer FROM pallet',
  '/health/ready': 'SELECT 1 AS answer',
};
createServer((request, response) => {
  pool.query(queries[request.url!] ?? 'SELECT 0 AS answer').then(
    (result) => response.end(String(result.rows[0].answer)),
    (error) => { response.statusCode = 503; response.end(String(error)); },
  );
}).listen(Number(process.env.PORT), process.env.HOST, () => process.send!({ ready: true }));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
`;

const WORKER = `
process.send!({ ready: true });
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
setInterval(() => {}, 1000);
`;

const CLI = `
import { appendFileSync } from 'node:fs';
import pg from 'pg';
const command = process.argv.slice(2).join(' ');
appendFileSync(process.env.HUB_FILES_DIR + '/commands', command + ' demo=' + (process.env.HUB_DEMO ?? 'none') + '\\n');
async function migrate(): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'hub_api'");
  const verb = rowCount ? 'ALTER' : 'CREATE';
  await client.query(verb + " ROLE hub_api LOGIN PASSWORD '" + process.env.DATABASE_API_PASSWORD + "'");
  await client.query('CREATE TABLE IF NOT EXISTS pallet (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)');
  await client.query('GRANT ALL ON pallet TO hub_api');
  await client.end();
}
if (command === 'demo sign-ins') console.log('somebody@hub.example');
if (command === 'migrate') void migrate();
`;

/**
 * A project with our launcher and packages and a hub of three tiny programs: what the launcher does can be seen in
 * seconds, and nothing of the real hub can hide it.
 */
export function makeSmallProject(): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'liege-hub-launch-')));
  // Started by root, PostgreSQL runs as somebody else, and the data folder is in here.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'src'));
  for (const [name, text] of Object.entries({ main: MAIN, worker: WORKER, cli: CLI })) {
    writeFileSync(join(folder, 'src', `${name}.ts`), text);
  }
  for (const name of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'launch',
  ]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The commands of the hub that the launcher ran, as `<command> demo=<HUB_DEMO>`. */
export function commandsOf(dataFolder: string): string[] {
  return readFileSync(join(dataFolder, 'files', 'commands'), 'utf8')
    .trimEnd()
    .split('\n');
}
