import type { DeliveryStory } from './delivery-story.js';
import type { Pallet } from './flight-story.js';
import { inLanes } from './lanes.js';
import type { Load } from './load.js';
import { SimulationProblem } from './patience.js';
import type { Seeded } from './seeded.js';
import type { Stage } from './stage.js';
import type { Json } from './wire.js';
import type { Yard } from './yard.js';

const DISPATCH = '... on Dispatch { id status }';
const STATE = `query State($id: ID!) { dispatch(id: $id) { status attention plan { plannedAt sentence }
  legs { status transport { id } } } }`;
/** Plans that came to nothing because others took the places, or because a vehicle left, before we give up. */
const ROUNDS = 20;
const LOADERS = 3;
const TOO_LATE = ['VEHICLE_HAS_LEFT', 'DISPATCH_MOVE_NOT_ALLOWED'];

/** A dispatch from its draft to the door: drafted, planned by the worker, loaded, gone, there, confirmed. */
export class DispatchStory {
  constructor(
    private readonly stage: Stage,
    private readonly yard: Yard,
    private readonly deliveries: DeliveryStory,
  ) {}

  async run(load: Load): Promise<void> {
    const random = this.stage.random.branch(`dispatch ${load.name}`);
    const destination = random.pick(load.agency.destinations);
    if (random.chance(0.05)) await this.draftInVain(load, destination);
    const id = await this.draft(load, destination, 'draft');
    const behind = random.chance(0.05) && load.pallets.length > 1 ? load.pallets.slice(-1) : [];
    const on = load.pallets.slice(0, load.pallets.length - behind.length);
    const truck = await this.board(id, load, on, destination);
    await this.yard.leave(truck, load.pallets.length);
    await this.untilGone(id, load.name, on, behind);
    await this.deliver(id, truck, { ...load, pallets: on }, random);
    this.stage.truth.settled(load.pallets.length);
  }

  private async draft({ name, agency, pallets }: Load, destination: string, word: string): Promise<string> {
    const units = pallets.map(({ id }) => id);
    const input = {
      idempotencyKey: `${name} ${word}`,
      agency: agency.code,
      destination,
      units,
      reference: `${name} ${word}`,
    };
    const { id } = await this.stage.cast.operator.act('draftDispatch', input, DISPATCH);
    for (const { plan } of pallets) this.stage.truth.happened(plan.sscc, 'UNIT_ALLOCATED');
    return id;
  }

  /** Somebody thinks better of it: the pallets are free again. */
  private async draftInVain(load: Load, destination: string): Promise<void> {
    const dispatchId = await this.draft(load, destination, 'in vain');
    const input = {
      idempotencyKey: `${load.name} cancel`,
      dispatchId,
      reason: 'Simulated: drafted by mistake.',
    };
    await this.stage.cast.operator.act('cancelDispatch', input, DISPATCH);
    for (const { plan } of load.pallets) this.stage.truth.happened(plan.sscc, 'UNIT_DEALLOCATED');
  }

  /** Plans and loads until it is on a truck. @returns the transport. */
  private async board(
    dispatchId: string,
    load: Load,
    on: readonly Pallet[],
    destination: string,
  ): Promise<string> {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await this.yard.order(`${load.name} ${round}`, destination, load.pallets.length);
      const truck = await this.plan(dispatchId, `${load.name} plan ${round}`);
      if (truck && (await this.loadAll(dispatchId, on, round))) return truck;
    }
    throw new SimulationProblem(`${load.name} found no truck in ${ROUNDS} rounds.`);
  }

  /** @returns the transport, or null when the worker found none. */
  private async plan(dispatchId: string, idempotencyKey: string): Promise<string | null> {
    const { operator } = this.stage.cast;
    const before = (await this.state(dispatchId)).plan?.plannedAt ?? null;
    await operator.act('planDispatch', { idempotencyKey, dispatchId }, DISPATCH);
    const planned = await this.stage.patience.waitFor(`${idempotencyKey} is worked off`, async () => {
      const state = await this.state(dispatchId);
      return (state.plan?.plannedAt ?? null) === before ? null : state;
    });
    return planned.status === 'DRAFT' ? null : (planned.legs.at(-1)?.transport.id ?? null);
  }

  /** @returns false when the truck was gone; the worker then makes a draft of it again. */
  private async loadAll(dispatchId: string, pallets: readonly Pallet[], round: number): Promise<boolean> {
    let missed = false;
    await inLanes(LOADERS, pallets, async ({ plan: { sscc } }) => {
      if (missed) return;
      const input = { idempotencyKey: `${sscc} load ${round}`, dispatchId, sscc };
      const { refusal } = await this.stage.cast.operator.act('loadPallet', input, DISPATCH, TOO_LATE);
      if (refusal) missed = true;
      else this.stage.truth.happened(sscc, 'UNIT_LOADED');
    });
    if (!missed) return true;
    await this.stage.patience.waitFor(`dispatch ${dispatchId} is a draft again`, async () =>
      (await this.state(dispatchId)).status === 'DRAFT' ? true : null,
    );
    return false;
  }

  private async untilGone(
    id: string,
    name: string,
    on: readonly Pallet[],
    behind: readonly Pallet[],
  ): Promise<void> {
    await this.stage.patience.waitFor(`${name} has departed`, async () =>
      ['PLANNED', 'LOADING'].includes((await this.state(id)).status) ? null : true,
    );
    for (const { plan } of on) this.stage.truth.happened(plan.sscc, 'UNIT_DEPARTED');
    for (const { plan } of behind) this.stage.truth.happened(plan.sscc, 'UNIT_DEALLOCATED');
  }

  /** Mostly the carrier reports the arrival first; sometimes the agency is quicker. */
  private async deliver(id: string, truck: string, load: Load, random: Seeded): Promise<void> {
    const quick = random.chance(0.1);
    if (!quick) await this.yard.arrive(truck, random.chance(0.1));
    if (!quick) {
      await this.stage.patience.waitFor(`${load.name} has arrived`, async () =>
        (await this.state(id)).status === 'ARRIVED' ? true : null,
      );
    }
    await this.deliveries.run(id, load, random);
    if (quick) await this.yard.arrive(truck, false);
  }

  private async state(id: string): Promise<Json> {
    return (await this.stage.cast.operator.ask(STATE, { id })).dispatch;
  }
}
