import { RefusedAct } from '../simulation/patience.js';
import type { Json } from '../simulation/wire.js';
import { HubFloor, type SeenPallet } from './hub-floor.js';
import { journeyOf, type OnwardAct } from './scenario-acts.js';
import { plannedFor } from './scenario-pallets.js';
import { Overtaken, type ScenarioStage, soon } from './scenario-stage.js';
import { TimetableClerk } from './timetable-clerk.js';

/** What a journey has decided. */
interface Journey {
  readonly ssccs: readonly string[];
  readonly attempt: number;
  /** Set as soon as it is drafted. */
  readonly dispatchId?: string;
}

const DISPATCH = '... on Dispatch { id status }';
const GONE = ['DEPARTED', 'ARRIVED', 'DELIVERED', 'PARTIALLY_DELIVERED'];
const ENDED = new Set(['CANCELLED', 'DELIVERY_FAILED', 'RETURNING', 'RETURNED']);
/** How often a draft is made anew because somebody took a pallet of it in between. */
const ATTEMPTS = 3;

/** From pallets that are free to the door. Each answers what a person should know of it, or null. */
export class OnwardActs {
  private readonly floor: HubFloor;
  private readonly clerk: TimetableClerk;

  constructor(private readonly stage: ScenarioStage) {
    this.floor = new HubFloor(stage);
    this.clerk = new TimetableClerk(stage);
  }

  async load(act: OnwardAct): Promise<string | null> {
    const { donation, onward } = act;
    const { operator } = this.stage.cast;
    const journey = await this.drafted(act, await this.decide(act));
    const { dispatchId } = journey;
    await this.clerk.schedule(onward.truck, 'OUTBOUND', donation.reference);
    await operator.act('planDispatch', { idempotencyKey: `${act.key} plan`, dispatchId }, DISPATCH);
    await this.until(dispatchId, ['PLANNED', 'LOADING', ...GONE]);
    const left: string[] = [];
    for (const sscc of journey.ssccs) if (!(await this.loadOne(act, dispatchId, sscc))) left.push(sscc);
    if (left.length === journey.ssccs.length) throw new Overtaken('None of its pallets could be loaded.');
    const others = plannedFor(donation, act.part).length - journey.ssccs.length + left.length;
    return others > 0 ? `${others} pallet(s) that were meant for it are elsewhere.` : null;
  }

  /** The pallets that are free to go. @throws Overtaken where there is none */
  private async decide(act: OnwardAct): Promise<Journey> {
    const decided = await this.stage.memory.recall<Journey>(act.key);
    return decided ?? this.decideAnew(act, 1);
  }

  private async decideAnew(act: OnwardAct, attempt: number): Promise<Journey> {
    const seen: (SeenPallet | null)[] = [];
    for (const sscc of plannedFor(act.donation, act.part)) seen.push(await this.floor.pallet(sscc));
    const free = seen.filter((one) => one?.status === 'AVAILABLE' && !one.onHold);
    if (free.length === 0) throw new Overtaken('None of the pallets that were meant for it is free.');
    const journey = { ssccs: free.map((one) => (one as SeenPallet).sscc), attempt };
    await this.stage.memory.remember(act.key, journey);
    return journey;
  }

  private async drafted(act: OnwardAct, journey: Journey): Promise<Journey & { dispatchId: string }> {
    const { dispatchId } = journey;
    if (dispatchId) return { ...journey, dispatchId };
    try {
      const drafted = { ...journey, dispatchId: await this.draft(act, journey) };
      await this.stage.memory.remember(act.key, drafted);
      return drafted;
    } catch (problem) {
      if (!(problem instanceof RefusedAct) || journey.attempt >= ATTEMPTS) throw problem;
      return this.drafted(act, await this.decideAnew(act, journey.attempt + 1));
    }
  }

  private async draft(act: OnwardAct, { ssccs, attempt }: Journey): Promise<string> {
    const { donation, onward, part } = act;
    const units: string[] = [];
    for (const sscc of ssccs) units.push((await this.floor.pallet(sscc))?.id ?? '');
    const input = {
      idempotencyKey: `${act.key} draft ${attempt}`,
      reference: journeyOf(donation, part),
      agency: onward.agency,
      destination: onward.truck.place,
      units,
    };
    return (await this.stage.cast.operator.act('draftDispatch', input, DISPATCH)).id;
  }

  /** @returns whether it is on the vehicle; false for one that somebody has taken away */
  private async loadOne(act: OnwardAct, dispatchId: string, sscc: string): Promise<boolean> {
    const { loadedAt: occurredAt } = act.onward;
    const input = { idempotencyKey: `${act.key} ${sscc}`, dispatchId, sscc, occurredAt };
    try {
      await this.stage.cast.operator.act('loadPallet', input, DISPATCH);
      return true;
    } catch (problem) {
      if (problem instanceof RefusedAct) return problem.code === 'PALLET_ALREADY_LOADED';
      throw problem;
    }
  }

  async departs(act: OnwardAct): Promise<null> {
    await this.until(await this.dispatchOf(act), GONE);
    return null;
  }

  async deliver(act: OnwardAct): Promise<string | null> {
    const { onward } = act;
    const client = this.stage.cast.of(onward.agency);
    const dispatchId = await this.dispatchOf(act);
    const taken = onward.refused
      ? { lines: await this.refusing(act, dispatchId, onward.refused) }
      : { everythingAccepted: true };
    const input = {
      idempotencyKey: `${act.key} confirm`,
      dispatchId,
      receivedAt: onward.deliveredAt,
      receivedBy: 'Goods desk',
      ...taken,
    };
    await client.act('confirmDelivery', input, DISPATCH);
    return onward.refused ? `${onward.refused} pieces are damaged and not taken.` : null;
  }

  /** Some of the first pallet is damaged and not taken. Decided once: what was taken is not present any more. */
  private async refusing(act: OnwardAct, dispatchId: string, refusedQuantity: number): Promise<Json[]> {
    const decided = await this.stage.memory.recall<{ lines: Json[] }>(act.key);
    if (decided) return decided.lines;
    const pallets = await this.floor.palletsOn(this.stage.cast.of(act.onward.agency), dispatchId);
    const sent = [...pallets].sort((a, b) => (a.sscc < b.sscc ? -1 : 1)).flatMap(({ contents }) => contents);
    const lines = sent.map(({ id, presentQuantity }, n) => {
      const refused = n === 0 ? Math.min(refusedQuantity, presentQuantity) : 0;
      return {
        contentLineId: id,
        acceptedQuantity: presentQuantity - refused,
        refusedQuantity: refused,
        reason: refused > 0 ? 'DAMAGED' : null,
      };
    });
    await this.stage.memory.remember(act.key, { lines });
    return lines;
  }

  /** @throws Overtaken where nothing was sent */
  private async dispatchOf({ donation, part }: OnwardAct): Promise<string> {
    const journey = await this.stage.memory.recall<Journey>(`${journeyOf(donation, part)} LOAD`);
    if (!journey?.dispatchId) throw new Overtaken('Nothing was sent.');
    return journey.dispatchId;
  }

  private async until(dispatchId: string, statuses: readonly string[]): Promise<void> {
    await soon(this.stage, `The dispatch is not ${statuses[0]}.`, async () => {
      await this.stage.carrierLooks();
      const status = await this.floor.dispatchStatus(dispatchId);
      if (ENDED.has(status)) throw new Overtaken(`The dispatch is ${status}.`);
      return statuses.includes(status) ? true : null;
    });
  }
}
