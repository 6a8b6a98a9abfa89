import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Copy, SealedHub } from './sealed-hub.js';

/*
 * A verifier of its own, written from docs/history.md alone: it imports nothing of the hub's code and asks Postgres for
 * nothing but plain columns as text. If it and the hub disagree, the page is wrong.
 */

jest.setTimeout(120_000);

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const number = (bytes: 2 | 4 | 8, value: string | number) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(value));
  return buffer.subarray(8 - bytes);
};
const uuid = (value: string) => Buffer.from(value.replaceAll('-', ''), 'hex');
const text = (value: string | null) =>
  value === null
    ? number(4, -1)
    : Buffer.concat([number(4, Buffer.byteLength(value)), Buffer.from(value, 'utf8')]);
/** Postgres writes `2020-03-13 20:00:00.5+00`. */
const time = (value: string) => {
  const milliseconds = Date.parse(value.replace(' ', 'T').replace(/\+00$/, 'Z'));
  return number(8, (milliseconds - Date.UTC(2000, 0, 1)) * 1_000);
};

type Row = Record<string, string | null>;
const field = (row: Row, name: string) => row[name] ?? '';

async function rowsOf(copy: Copy, table: string): Promise<Row[]> {
  const columns: { name: string }[] = await copy.run(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  const texts = columns.map(({ name }) => `"${name}"::text`).join(', ');
  return copy.run(`SET timezone = 'UTC'`).then(() => copy.run(`SELECT ${texts} FROM ${table}`));
}

function columnsOf(event: Row): Buffer {
  return Buffer.concat([
    number(8, field(event, 'stream_id')),
    number(8, field(event, 'unit_id')),
    time(field(event, 'occurred_at')),
    uuid(field(event, 'client_key')),
    ...['sequence', 'organisation_id', 'corrects', 'location_id'].map((name) =>
      number(4, field(event, name)),
    ),
    ...['code', 'capture'].map((name) => number(2, field(event, name))),
  ]);
}

function auditOf(audit: Row): Buffer[] {
  const texts = ['act', 'subject_kind', 'subject', 'before', 'after', 'reason'];
  return [
    Buffer.from('a'),
    number(4, field(audit, 'hub_id')),
    number(4, field(audit, 'organisation_id')),
    ...texts.map((name) => text(audit[name] ?? null)),
  ];
}

interface Rows {
  readonly events: Row[];
  readonly details: Row[];
  readonly audits: Row[];
}

function leafOf(event: Row, { details, audits }: Rows): Buffer {
  const own = (row: Row) => row.stream_id === event.stream_id;
  const detail = details.find((row) => own(row) && row.sequence === event.sequence);
  const audit = audits.find((row) => own(row) && row.client_key === event.client_key);
  const audited = (Number(event.capture) & 256) !== 0;
  return sha256(
    columnsOf(event),
    ...(detail ? [Buffer.from('d'), text(detail.detail ?? null)] : []),
    ...(audited && audit ? auditOf(audit) : []),
  );
}

function headerOf(append: Row): Buffer {
  const numbers = ['first_sequence', 'last_sequence', 'actor_id', 'organisation_id'];
  return Buffer.concat([
    number(8, field(append, 'stream_id')),
    ...numbers.map((name) => number(4, field(append, name))),
    time(field(append, 'recorded_at')),
    time(field(append, 'recorded_real_at')),
    text(append.request_id ?? null),
  ]);
}

function startOf(stream: Row): Buffer {
  return sha256(
    text('liege-hub history 1'),
    number(8, field(stream, 'id')),
    text(stream.kind ?? null),
    uuid(field(stream, 'subject')),
    number(4, field(stream, 'hindsight')),
  );
}

/** All seals of a stream by the sequence that they reach to, computed and stored. */
function sealsOf(
  stream: Row,
  appends: Row[],
  rows: Rows,
): { reach: number; computed: string; stored: string; marks: string }[] {
  let previous = startOf(stream);
  return appends
    .filter((append) => append.stream_id === stream.id)
    .sort((one, other) => Number(one.first_sequence) - Number(other.first_sequence))
    .map((append) => {
      const [first, last] = [Number(append.first_sequence), Number(append.last_sequence)];
      const leaves = rows.events
        .filter((event) => event.stream_id === stream.id)
        .filter(({ sequence }) => Number(sequence) >= first && Number(sequence) <= last)
        .sort((one, other) => Number(one.sequence) - Number(other.sequence))
        .map((event) => leafOf(event, rows));
      previous = sha256(previous, headerOf(append), ...leaves);
      const marks = Buffer.concat(leaves.map((leaf) => leaf.subarray(0, 2))).toString('hex');
      return {
        reach: last,
        computed: previous.toString('hex'),
        stored: field(append, 'seal').slice(2),
        marks: `${marks}=${field(append, 'marks').slice(2)}`,
      };
    });
}

let hub: SealedHub;
let copy: Copy;
beforeAll(async () => {
  hub = await SealedHub.make();
  copy = await hub.copy();
});
afterAll(async () => {
  await copy.remove();
  await hub.remove();
});

it('somebody who has read docs/history.md computes the same seals, and finds them in the anchors', async () => {
  const [streams, appends] = [await rowsOf(copy, 'stream'), await rowsOf(copy, 'stream_append')];
  const rows = {
    events: await rowsOf(copy, 'event'),
    details: await rowsOf(copy, 'event_detail'),
    audits: await rowsOf(copy, 'audit_entry'),
  };
  expect(rows.details.length).toBeGreaterThan(0);
  const reached = new Map<string, string>();
  for (const stream of streams) {
    for (const { reach, computed, stored, marks } of sealsOf(stream, appends, rows)) {
      expect(computed).toBe(stored);
      expect(marks.split('=')[0]).toBe(marks.split('=')[1]);
      reached.set(`${stream.id} ${reach}`, Buffer.from(computed, 'hex').toString('base64url'));
    }
  }
  const lines = (await readFile(copy.file, 'utf8')).trimEnd().split('\n');
  const heads = lines.slice(1).flatMap((line) => JSON.parse(line).heads as [string, number, string][]);
  expect(heads.length).toBeGreaterThan(5);
  for (const [stream, sequence, seal] of heads) expect(reached.get(`${stream} ${sequence}`)).toBe(seal);
  lines.slice(1).forEach((line, index) => {
    expect(JSON.parse(line).previous).toBe(sha256(Buffer.from(lines[index] ?? '')).toString('hex'));
  });
});
