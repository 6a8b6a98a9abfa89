import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** The superuser's connection to the private test server. Only the test world has it. */
export function superuserUrl(): string {
  const url = process.env.HUB_TEST_SUPERUSER_URL;
  if (!url)
    throw new Error(
      'HUB_TEST_SUPERUSER_URL is not set: run the tests through `npm test`, which starts a server of its own',
    );
  return url;
}

export async function asSuperuser<Result>(
  work: (client: Client) => Promise<Result>,
  database?: string,
): Promise<Result> {
  const url = new URL(superuserUrl());
  if (database) url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Roles belong to the server, not to a database: all test databases share these. */
export const ROLE_PREFIX = 'hubtest';
export const ROLE_PASSWORD = 'hubtest-password';
const OWNER = `${ROLE_PREFIX}_owner`;

/** The address of a test database, with the owner's credentials. */
export function ownerUrl(database: string): string {
  const url = new URL(superuserUrl());
  url.username = OWNER;
  url.password = ROLE_PASSWORD;
  url.pathname = `/${database}`;
  return url.toString();
}

export async function createOwner(): Promise<void> {
  await asSuperuser(async (client) => {
    await client.query('SELECT pg_advisory_lock(42)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (!rowCount)
      await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE NOSUPERUSER PASSWORD '${ROLE_PASSWORD}'`);
  });
}

export async function createDatabase(name: string, template?: string): Promise<void> {
  // Copying files is the faster way for a small template when nothing must survive a crash.
  const origin = template ? `TEMPLATE ${template} STRATEGY FILE_COPY` : '';
  await asSuperuser(async (client) => {
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER} ${origin}`);
  });
  await asSuperuser((client) => client.query(`ALTER SCHEMA public OWNER TO ${OWNER}`), name);
}

/** Where the workers of a test database lay its anchors: away from everybody else's. */
export function anchorFolder(database: string): string {
  return join(tmpdir(), 'hub-anchors', database);
}

export async function dropDatabase(name: string): Promise<void> {
  await asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await rm(anchorFolder(name), { recursive: true, force: true });
}
