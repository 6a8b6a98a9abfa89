import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { HubClient, type Identity } from '../simulation/hub-client.js';
import { Device, Member } from '../simulation/identities.js';
import { Patience, SimulationProblem } from '../simulation/patience.js';
import { Tally } from '../simulation/tally.js';
import type { Json } from '../simulation/wire.js';
import { ManifestDoor } from './hub-files.js';

export interface ImportOptions {
  readonly file: string;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  readonly key?: string | undefined;
  readonly hub: string;
  readonly reference: string;
  readonly purpose: string;
  readonly recipient: readonly string[];
  readonly transport?: readonly string[] | undefined;
  readonly keepGood: boolean;
  readonly url: string;
}

interface Paper {
  write(text: string): unknown;
}

/** Milliseconds for which a hub that does not answer is asked again, and for which a manifest may be read. */
const PATIENCE = 300_000;
/** Bad lines that are printed. The hub gives all of them as a file. */
const PRINTED = 100;

const STATE = 'id state linesRead linesBad pallets problemCode problemMessage';
const LOOK = `query Look($id: ID!) { manifest(id: $id) { ${STATE} } }`;
const BAD = `query Bad($id: ID!) { manifest(id: $id) { badLinesPath badLines(first: ${PRINTED}) { nodes { line column message } } } }`;
const ACCEPTED = `... on Manifest { linesRead linesBad consignment { reference unitsAnnounced } }`;

/**
 * Uploads the file, waits until it was read, and accepts it; the same file and reference again are the same requests.
 * @returns whether something was stored. @throws SimulationProblem with a sentence for people
 */
export async function importManifest(options: ImportOptions, paper: Paper): Promise<boolean> {
  const digest = await digestOf(options);
  const tally = new Tally();
  const patience = new Patience(PATIENCE, tally);
  const line = { url: options.url, patience, tally };
  const identity = identityOf(options, line);
  const client = new HubClient(line, identity);
  const id = await new ManifestDoor(options.url, identity, patience).send(
    options.file,
    `upload-manifest-${digest}`,
  );
  const manifest = await patience.waitFor('reading', async () => {
    const { manifest: seen } = await client.ask(LOOK, { id });
    return ['READ', 'ACCEPTED', 'REFUSED'].includes(seen.state) ? seen : null;
  });
  if (manifest.state === 'REFUSED' || manifest.problemCode)
    throw new SimulationProblem(`${manifest.problemCode}: ${manifest.problemMessage}`);
  const result = await client.act('acceptManifest', inputOf(options, id, digest), ACCEPTED, [
    'MANIFEST_HAS_BAD_LINES',
  ]);
  return told(client, id, result, paper);
}

async function told(client: HubClient, id: string, result: Json, paper: Paper): Promise<boolean> {
  if (result.refusal) paper.write(`${result.refusal.message}\n`);
  else {
    const { linesRead, linesBad, consignment } = result;
    const { reference, unitsAnnounced } = consignment;
    paper.write(
      `${reference}: ${unitsAnnounced} pallets announced, ${linesRead - linesBad} of ${linesRead} lines.\n`,
    );
  }
  tell(paper, (await client.ask(BAD, { id })).manifest);
  return !result.refusal;
}

/** Of the file and of all that is said with it. @throws SimulationProblem for a file that is not there */
async function digestOf({ file, hub, reference, purpose, recipient, transport, keepGood }: ImportOptions) {
  const hash = createHash('sha256');
  hash.update(JSON.stringify({ hub, reference, purpose, recipient, transport: transport ?? [], keepGood }));
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch {
    throw new SimulationProblem(`There is no file ${file} that can be read.`);
  }
  return hash.digest('hex');
}

function identityOf(
  { key, email, password }: ImportOptions,
  line: ConstructorParameters<typeof Member>[0],
): Identity {
  if (key) return new Device('API key', key);
  if (email && password) return new Member(line, email, password);
  throw new SimulationProblem(
    'Say who announces: --email and HUB_PASSWORD, or HUB_API_KEY in the environment.',
  );
}

function inputOf(options: ImportOptions, manifestId: string, digest: string): Json {
  const { hub, reference, purpose, recipient: recipients, transport: transportIds, keepGood } = options;
  const badLines = keepGood ? 'KEEP_GOOD' : 'REFUSE_ALL';
  const facts = { hub, reference, purpose, recipients, transportIds: transportIds ?? [], badLines };
  return { ...facts, manifestId, idempotencyKey: `accept-manifest-${digest}` };
}

function tell(paper: Paper, { badLines, badLinesPath }: Json): void {
  for (const { line, column, message } of badLines.nodes)
    paper.write(`  line ${line}${column ? `, ${column}` : ''}: ${message}\n`);
  if (badLines.nodes.length === PRINTED) paper.write(`  all bad lines: GET ${badLinesPath}\n`);
}
