import type { Pallet } from './flight-story.js';
import type { HubClient } from './hub-client.js';
import { inLanes } from './lanes.js';
import { SimulationProblem } from './patience.js';
import { batchesOf, CODE_OF, type Scan, scansOf } from './scan-stream.js';
import type { Seeded } from './seeded.js';
import type { Stage } from './stage.js';
import type { FlightPlan } from './stream-plan.js';
import type { Json } from './wire.js';

const RESULTS = '... on RecordedScans { results { clientKey status code message } }';
const UNIT = '... on LogisticUnit { id status onHold holds { id closedAt } }';
const PEOPLE = 3;

/** The pallets of a flight are counted in: by scanners in batches, and by people one by one. */
export class ReceptionStory {
  private readonly seen = new Set<string>();

  constructor(private readonly stage: Stage) {}

  async run(flight: FlightPlan, pallets: readonly Pallet[]): Promise<void> {
    const random = this.stage.random.branch(`reception ${flight.number}`);
    const here = pallets.filter(({ plan }) => plan.trouble !== 'NEVER_COMES');
    const scanned = here.filter(({ plan }) => plan.scanned);
    const byHand = here.filter(({ plan }) => !plan.scanned);
    await Promise.all([
      this.scan(flight, scanned, random.branch('scanners')),
      inLanes(PEOPLE, byHand, (pallet) => this.receive(pallet, random.branch(pallet.plan.sscc))),
    ]);
  }

  private async scan(flight: FlightPlan, pallets: readonly Pallet[], random: Seeded): Promise<void> {
    const now = await this.stage.clock.now();
    const { scanners } = this.stage.cast;
    const scans = [
      ...pallets.flatMap(({ plan }) => scansOf(random, plan.sscc, isChecked(plan.trouble, random), now)),
      ...flight.unannounced.flatMap((sscc) => scansOf(random, sscc, true, now)),
    ];
    const hands = batchesOf(random, scans, scanners.length);
    await Promise.all(
      hands.map(async (batches, hand) => {
        for (const [n, batch] of batches.entries()) {
          await this.record(scanners[hand] ?? scanners[0], `${flight.number} scans ${hand}.${n}`, batch);
        }
      }),
    );
  }

  /** @throws SimulationProblem when a good scan is not taken, or a bad one is */
  async record(scanner: HubClient, idempotencyKey: string, batch: readonly Scan[]): Promise<void> {
    const scans = batch.map(({ sent }) => sent);
    const { results } = await scanner.act('recordScans', { idempotencyKey, scans }, RESULTS);
    const { truth } = this.stage;
    for (const [n, { sscc, sent }] of batch.entries()) {
      refuseWrongResult(idempotencyKey, sent, results[n], sscc !== null);
      // A scan that is sent twice is one sighting.
      if (sscc === null || this.seen.has(sent.clientKey)) continue;
      this.seen.add(sent.clientKey);
      truth.happened(sscc, CODE_OF[sent.kind]);
    }
    truth.receipts(batch.flatMap(({ sscc }) => sscc ?? []));
  }

  /** Sometimes two people take the same pallet: one of them is told, and the hub keeps both sightings. */
  private async receive({ plan: { sscc, trouble }, contents }: Pallet, random: Seeded): Promise<void> {
    const { cast, truth } = this.stage;
    const counted = trouble === 'NONE' && random.chance(0.7);
    const counts = counted
      ? contents.map(({ id, announcedQuantity }) => ({ contentLineId: id, counted: announcedQuantity }))
      : null;
    const people = random.chance(0.05) ? [cast.operator, cast.supervisor] : [cast.operator];
    const outcomes = await Promise.all(
      people.map(async (person, n): Promise<Json> => {
        const input = {
          idempotencyKey: `${sscc} receive ${n}`,
          sscc,
          location: random.pick(['DOCK-1', 'DOCK-2']),
          counts,
        };
        return person.act('receivePallet', input, UNIT, people.length > 1 ? ['ALREADY_RECEIVED'] : []);
      }),
    );
    for (const _ of outcomes) truth.happened(sscc, 'UNIT_RECEIVED');
    const taken = outcomes.filter(({ refusal }) => !refusal).length;
    if (taken !== 1) throw new SimulationProblem(`Pallet ${sscc} was received ${taken} times.`);
    if (counted) truth.happened(sscc, 'UNIT_COUNTED', 'UNIT_CHECKED');
    truth.receipts([sscc]);
  }
}

/** Those with a count that does not fit are counted by people. */
function isChecked(trouble: string, random: Seeded): boolean {
  return trouble !== 'SHORT' && random.chance(0.75);
}

function refuseWrongResult(key: string, sent: Scan['sent'], result: Json, good: boolean): void {
  const expected = good ? ['ACCEPTED', 'DUPLICATE'] : ['REJECTED'];
  if (result?.clientKey === sent.clientKey && expected.includes(result.status)) return;
  throw new SimulationProblem(
    `The scan ${sent.clientKey} (${sent.kind} ${sent.data}) of ${key} came to ${result?.status} ${result?.code ?? ''}: ${result?.message ?? ''}`,
  );
}
