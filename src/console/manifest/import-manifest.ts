import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { HubClient, type Identity } from '../simulation/hub-client.js';
import { Device, Member } from '../simulation/identities.js';
import { Patience, SimulationProblem } from '../simulation/patience.js';
import { Tally } from '../simulation/tally.js';
import type { Json } from '../simulation/wire.js';

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

/** Milliseconds for which a hub that does not answer is asked again. */
const PATIENCE = 60_000;

/** Bytes. No larger file is read into memory; the API takes 3 million characters. */
const MOST_BYTES = 12_000_000;

const PROBLEMS = 'problemCount problems { line column message }';
const IMPORTED = `... on ImportedManifest { linesRead linesTaken ${PROBLEMS} consignment { id reference unitsAnnounced } }`;
const CHECK = `query Check($text: String!) { checkManifest(text: $text) { linesRead linesTaken ${PROBLEMS} } }`;

/**
 * Sends the file to the API until it answers; the same file and reference again are the same request.
 * @returns whether something was stored. @throws SimulationProblem with a sentence for people
 */
export async function importManifest(options: ImportOptions, paper: Paper): Promise<boolean> {
  const text = await textOf(options.file);
  const tally = new Tally();
  const line = { url: options.url, patience: new Patience(PATIENCE, tally), tally };
  const client = new HubClient(line, identityOf(options, line));
  const result = await client.act('importManifest', inputOf(options, text), IMPORTED, ['BAD_LINES']);
  if (!result.refusal) {
    const { reference, unitsAnnounced } = result.consignment;
    paper.write(
      `${reference}: ${unitsAnnounced} pallets announced, ${result.linesTaken} of ${result.linesRead} lines.\n`,
    );
    tell(paper, result);
    return true;
  }
  paper.write(`${result.refusal.message}\n`);
  tell(paper, (await client.ask(CHECK, { text })).checkManifest);
  return false;
}

/** @throws SimulationProblem for a file that is not there, too large, or no text */
async function textOf(file: string): Promise<string> {
  const { size } = await stat(file).catch(() => {
    throw new SimulationProblem(`There is no file ${file} that can be read.`);
  });
  if (size > MOST_BYTES)
    throw new SimulationProblem(
      `${file} has ${size} bytes: more than a manifest may have (${MOST_BYTES}). Split it.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch {
    throw new SimulationProblem(`${file} is no UTF-8 text. Save it as "CSV UTF-8".`);
  }
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

function inputOf(options: ImportOptions, text: string): Json {
  const { hub, reference, purpose, recipient: recipients, transport: transportIds, keepGood } = options;
  const badLines = keepGood ? 'KEEP_GOOD' : 'REFUSE_ALL';
  const input = { hub, reference, purpose, recipients, transportIds: transportIds ?? [], badLines, text };
  const digest = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  return { ...input, idempotencyKey: `import-manifest-${digest}` };
}

function tell(paper: Paper, { problemCount, problems }: Json): void {
  for (const { line, column, message } of problems)
    paper.write(`  line ${line}${column ? `, ${column}` : ''}: ${message}\n`);
  if (problemCount > problems.length) paper.write(`  ... and ${problemCount - problems.length} more\n`);
}
