import type { Pallet } from './flight-story.js';
import { inLanes } from './lanes.js';
import type { ReceptionStory } from './reception-story.js';
import { scan } from './scan-stream.js';
import type { Stage } from './stage.js';
import type { FlightPlan } from './stream-plan.js';

const UNIT = '... on LogisticUnit { id status onHold holds { id closedAt } }';
const FIELDS = '... on LogisticUnit { id announced }';
const PEOPLE = 2;

/** What came in is counted, and held where something is wrong; supervisors release some of it. */
export class InspectionStory {
  constructor(
    private readonly stage: Stage,
    private readonly reception: ReceptionStory,
  ) {}

  /** @returns the pallets that may go on. */
  async run(flight: FlightPlan, pallets: readonly Pallet[]): Promise<Pallet[]> {
    const here = pallets.filter(({ plan }) => plan.trouble !== 'NEVER_COMES');
    await inLanes(PEOPLE, here, (pallet) => this.inspect(pallet));
    await this.identify(flight, pallets);
    return here.filter(({ plan }) => plan.trouble === 'NONE' || plan.released);
  }

  private async inspect(pallet: Pallet): Promise<void> {
    const { sscc, trouble } = pallet.plan;
    if (!this.stage.truth.historyOf(sscc).has('UNIT_CHECKED')) await this.count(pallet);
    if (trouble === 'HELD') await this.hold(pallet);
  }

  private async count(pallet: Pallet): Promise<void> {
    const { sscc, trouble, released } = pallet.plan;
    const short = trouble === 'SHORT' ? 1 : 0;
    const counts = pallet.contents.map(({ id, announcedQuantity }) => ({
      contentLineId: id,
      counted: announcedQuantity - short,
    }));
    const input = { idempotencyKey: `${sscc} count`, sscc, counts };
    const { holds } = await this.stage.cast.operator.act('checkPallet', input, UNIT);
    this.stage.truth.happened(sscc, 'UNIT_COUNTED', short ? 'UNIT_HELD' : 'UNIT_CHECKED');
    if (!short || !released) return;
    await this.release(sscc, holds);
    await this.accept(sscc);
  }

  /** As it is: a scanner says that what was counted is what goes on. */
  private async accept(sscc: string): Promise<void> {
    const random = this.stage.random.branch(`accept ${sscc}`);
    const now = await this.stage.clock.now();
    const batch = [scan(random, 'CHECK', sscc, now)];
    await this.reception.record(random.pick(this.stage.cast.scanners), `${sscc} accept`, batch);
  }

  private async hold({ id, plan: { sscc, released } }: Pallet): Promise<void> {
    const input = {
      idempotencyKey: `${sscc} hold`,
      unitId: id,
      reason: 'QUALITY',
      note: 'Simulated: the foil is torn.',
    };
    const { holds } = await this.stage.cast.operator.act('holdPallet', input, UNIT);
    this.stage.truth.happened(sscc, 'UNIT_HELD');
    if (released) await this.release(sscc, holds);
  }

  private async release(
    sscc: string,
    holds: readonly { id: string; closedAt: string | null }[],
  ): Promise<void> {
    const open = holds.find(({ closedAt }) => closedAt === null);
    const input = {
      idempotencyKey: `${sscc} release`,
      holdId: open?.id,
      note: 'Simulated: looked at, and good.',
    };
    await this.stage.cast.supervisor.act('releaseHold', input, UNIT);
    this.stage.truth.happened(sscc, 'UNIT_RELEASED');
  }

  /** Whose the pallets are that nobody announced: the hub says so, and their donor sees them from then on. */
  private async identify({ unannounced }: FlightPlan, [first]: readonly Pallet[]): Promise<void> {
    const { operator } = this.stage.cast;
    for (const sscc of unannounced) {
      const { unit } = await operator.ask('query Unit($sscc: Sscc!) { unit(sscc: $sscc) { id } }', { sscc });
      const contents = [{ consignmentId: first?.consignmentId, item: 'GOGGLES', quantity: 500 }];
      await operator.act(
        'identifyContents',
        { idempotencyKey: `${sscc} identify`, unitId: unit.id, contents },
        FIELDS,
      );
      this.stage.truth.happened(sscc, 'UNIT_IDENTIFIED');
    }
  }
}
