import { type SheetRow, workbookOf } from '../../src/manifests/sheet-writer.js';
import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import type { World } from '../world/world.js';

export const MANIFEST = `id kind state bytes encoding delimiter headerLine header columns { field column heading confidence }
  mappingSource linesRead linesBad linesWithFormulas pallets problemCode problemMessage badLinesPath`;
const LINES =
  'lines(first: 100) { nodes { line sscc quantity lot expiry grossWeightKilograms temperatureClass item { code } } }';
const BAD = 'badLines(first: 100) { nodes { line column code message cells } }';

/** A donor with lists, as a client uses the doors. */
export class DonorDesk {
  private references = 0;

  constructor(readonly world: World) {}

  async send(
    content: string | Buffer,
    { who = 'donor' as CastName | null, key = newId() as string | null, type = 'text/csv' } = {},
  ) {
    const answer = await fetch(`${this.world.url}/manifests`, {
      method: 'POST',
      headers: {
        'content-type': type,
        ...(who ? { authorization: `Bearer ${this.world.cast[who].token}` } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: typeof content === 'string' ? content : new Uint8Array(content),
    });
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its outcome
    return { status: answer.status, body: (await answer.json()) as any };
  }

  /** Sent and read. */
  async read(content: string | Buffer, type?: string) {
    const { status, body } = await this.send(content, type ? { type } : {});
    if (status !== 201) throw new Error(JSON.stringify(body));
    await this.world.settle();
    return this.look(body.id);
  }

  async look(id: string, who: CastName = 'donor') {
    const query = `query M($id: ID!) { manifest(id: $id) { ${MANIFEST} ${LINES} ${BAD} consignment { reference unitsAnnounced } } }`;
    const { data, errors } = await this.world.ask(who, query, { id });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.manifest;
  }

  accept(manifestId: string, more: Record<string, unknown> = {}) {
    this.references += 1;
    const facts = {
      hub: 'LGG',
      reference: `UP-${this.references}`,
      purpose: 'For the hospitals',
      recipients: ['CRI'],
    };
    const selection = `... on Manifest { ${MANIFEST} consignment { id reference unitsAnnounced } }`;
    return this.world.act('donor', 'acceptManifest', { ...facts, manifestId, ...more }, selection);
  }

  map(manifestId: string, columns: readonly { field: string; column: number }[]) {
    return this.world.act(
      'donor',
      'mapManifestColumns',
      { manifestId, columns },
      `... on Manifest { ${MANIFEST} }`,
    );
  }

  get(path: string, who: CastName | null = 'donor') {
    const headers: Record<string, string> = who
      ? { authorization: `Bearer ${this.world.cast[who].token}` }
      : {};
    return fetch(`${this.world.url}${path}`, { headers });
  }

  async count(): Promise<number> {
    const { data } = await this.world.ask('donor', '{ consignments(first: 100) { nodes { reference } } }');
    return data.consignments.nodes.length;
  }
}

export async function sheet(rows: readonly SheetRow[]): Promise<Buffer> {
  async function* all() {
    yield* rows;
  }
  const pieces: Buffer[] = [];
  for await (const piece of workbookOf(all())) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
