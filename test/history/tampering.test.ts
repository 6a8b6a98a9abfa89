import type { HistoryReport } from '../../src/console/verification/history/history-report.js';
import { type Copy, SealedHub } from './sealed-hub.js';

jest.setTimeout(120_000);

let hub: SealedHub;
/** The consignment's stream: 1 announced, 2-6 expected, 7-11 scanned at once, 12 held, 13 released. */
let stream: string;
let subject: string;
const BATCH = 9;
const STREAM_EVENTS = 13;
let untouched: HistoryReport;

/** Events of the appends before the one that a sequence stands in. */
const sealedBefore = (sequence: number) =>
  [0, 1, 6, 11, 12, 13].filter((end) => end < Math.max(1, sequence)).at(-1) ?? 0;

beforeAll(async () => {
  hub = await SealedHub.make();
  const copy = await hub.copy();
  const [row] = await copy.run(`SELECT id, subject FROM stream WHERE kind = 'consignment'`);
  stream = row.id;
  subject = row.subject;
  untouched = await copy.verify();
  await copy.remove();
});
afterAll(() => hub.remove());

async function attacked(attack: (copy: Copy) => Promise<unknown>) {
  const copy = await hub.copy();
  try {
    await attack(copy);
    return await copy.verify();
  } finally {
    await copy.remove();
  }
}

const run = (sql: string) => (copy: Copy) =>
  copy.run(sql.replaceAll(':stream', stream).replaceAll(':at', String(BATCH)));
const event = 'WHERE stream_id = :stream AND sequence = :at';

it('finds nothing wrong with a hub that nobody touched', async () => {
  expect(untouched).toMatchObject({ good: true, unverifiable: 0, notYetAnchored: 0, bad: [], problems: [] });
  expect(untouched.events).toBe(untouched.verified);
  expect(untouched.events).toBeGreaterThan(20);
});

describe.each([
  ['the unit of an event', `UPDATE event SET unit_id = unit_id + 1 ${event}`, BATCH],
  [
    'when it occurred',
    `UPDATE event SET occurred_at = occurred_at + interval '1 millisecond' ${event}`,
    BATCH,
  ],
  ['its client key', `UPDATE event SET client_key = gen_random_uuid() ${event}`, BATCH],
  ['its organisation', `UPDATE event SET organisation_id = organisation_id + 1 ${event}`, BATCH],
  ['what it corrects', `UPDATE event SET corrects = 1 ${event}`, BATCH],
  ['where it was', `UPDATE event SET location_id = location_id + 1 ${event}`, BATCH],
  ['its code', `UPDATE event SET code = 103 ${event}`, BATCH],
  ['how it came in', `UPDATE event SET capture = capture + 64 ${event}`, BATCH],
  [
    'a detail',
    `UPDATE event_detail SET detail = detail || '{"reason":"OTHER"}' WHERE stream_id = :stream AND sequence = 12`,
    12,
  ],
  ['a detail that is taken away', 'DELETE FROM event_detail WHERE stream_id = :stream AND sequence = 12', 12],
  ['a detail that is added', `INSERT INTO event_detail VALUES (:stream, :at, '{"note":"x"}')`, BATCH],
  ['a deletion', `DELETE FROM event ${event}`, BATCH],
  [
    'an insertion behind the head',
    'INSERT INTO event SELECT stream_id, unit_id, occurred_at, gen_random_uuid(), 14, organisation_id, corrects, location_id, code, capture FROM event WHERE stream_id = :stream AND sequence = 13',
    14,
  ],
  [
    'an insertion before the first',
    'INSERT INTO event SELECT stream_id, unit_id, occurred_at, gen_random_uuid(), 0, organisation_id, corrects, location_id, code, capture FROM event WHERE stream_id = :stream AND sequence = 1',
    0,
  ],
  [
    'two events that change places',
    'UPDATE event SET sequence = CASE sequence WHEN 8 THEN -10 ELSE -8 END WHERE stream_id = :stream AND sequence IN (8, 10); UPDATE event SET sequence = -sequence WHERE sequence < 0',
    8,
  ],
  [
    'the last event cut off',
    'DELETE FROM event WHERE stream_id = :stream AND sequence = 13; DELETE FROM event_detail WHERE stream_id = :stream AND sequence = 13',
    13,
  ],
])('names the first bad sequence after an attack on %s', (_, sql, sequence) => {
  it(`is ${sequence}, and what comes after it is not called good`, async () => {
    const report = await attacked(run(sql));
    expect(report.good).toBe(false);
    const [bad, ...more] = report.bad;
    expect(more).toEqual([]);
    expect(bad).toMatchObject({ stream, subject, kind: 'consignment', sequence, to: sequence });
    const elsewhere = untouched.events - STREAM_EVENTS;
    expect(report.verified).toBe(elsewhere + sealedBefore(sequence));
    expect(report.verified + report.unverifiable).toBe(report.events);
  });
});

const append = 'WHERE stream_id = :stream AND first_sequence = 7';

describe.each([
  ['who did it', `UPDATE stream_append SET actor_id = actor_id + 1 ${append}`],
  ['for whom', `UPDATE stream_append SET organisation_id = 1 ${append}`],
  ['when', `UPDATE stream_append SET recorded_at = recorded_at - interval '1 day' ${append}`],
  [
    'when in real time',
    `UPDATE stream_append SET recorded_real_at = recorded_at - interval '1 day' ${append}`,
  ],
  ['its request', `UPDATE stream_append SET request_id = 'other' ${append}`],
  ['its seal', `UPDATE stream_append SET seal = sha256('other') ${append}`],
  ['its marks', `UPDATE stream_append SET marks = marks || '\\x00' ${append}`],
])('names an append after an attack on %s', (_, sql) => {
  it('by its first sequence and its last', async () => {
    const { bad, good } = await attacked(run(sql));
    expect(good).toBe(false);
    expect(bad).toEqual([expect.objectContaining({ stream, sequence: 7, to: 11 })]);
  });
});

describe('an attacker who knows the seals', () => {
  /** Seals the stream anew from some sequence on, as the hub itself would. */
  const resealed = `DO $$ DECLARE a stream_append; BEGIN
    FOR a IN SELECT * FROM stream_append WHERE stream_id = :stream ORDER BY first_sequence LOOP
      a := history_sealed(a);
      UPDATE stream_append SET seal = a.seal, marks = a.marks WHERE stream_id = a.stream_id AND first_sequence = a.first_sequence;
    END LOOP; END $$;`;

  it('and lays new ones over a forged event is found by the anchors', async () => {
    const { bad } = await attacked(run(`UPDATE event SET code = 103 ${event}; ${resealed}`));
    expect(bad).toEqual([
      expect.objectContaining({
        stream,
        sequence: 1,
        to: 13,
        why: 'its seals are not those that were anchored',
      }),
    ]);
  });

  it('and cuts the tail with its append and its head is found by the anchors', async () => {
    const sql = `DELETE FROM event WHERE stream_id = :stream AND sequence > 11; DELETE FROM event_detail WHERE stream_id = :stream AND sequence > 11;
      DELETE FROM stream_append WHERE stream_id = :stream AND first_sequence > 11; DELETE FROM audit_entry WHERE stream_id = :stream; UPDATE stream SET last_sequence = 11 WHERE id = :stream`;
    const { bad, problems } = await attacked(run(sql));
    expect(bad).toEqual([expect.objectContaining({ stream, sequence: 12, to: 12 })]);
    expect(problems).toEqual([expect.stringMatching(/they count \d+ events, and there are/)]);
  });

  it('and takes a whole stream away is found by the anchors', async () => {
    const tables = ['event', 'event_detail', 'stream_append', 'audit_entry'];
    const sql = tables.map((table) => `DELETE FROM ${table} WHERE stream_id = :stream;`).join(' ');
    const { bad } = await attacked(run(`${sql} DELETE FROM stream WHERE id = :stream`));
    expect(bad).toEqual([
      expect.objectContaining({ stream, sequence: 1, why: 'the stream is gone, and was anchored' }),
    ]);
  });

  it('and gives a stream to another subject is found by its first seal', async () => {
    const { bad } = await attacked(run('UPDATE stream SET subject = gen_random_uuid() WHERE id = :stream'));
    expect(bad).toEqual([expect.objectContaining({ stream, sequence: 1 })]);
  });

  it('and leaves rows of a stream that is gone is found', async () => {
    const { bad } = await attacked(run('DELETE FROM stream WHERE id = :stream'));
    expect(bad).toEqual([
      expect.objectContaining({
        stream,
        sequence: 1,
        why: 'the stream itself is gone, and rows of it are left',
      }),
    ]);
  });
});
