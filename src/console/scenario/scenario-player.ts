import { createHash } from 'node:crypto';
import { buildSscc } from '../../standards/sscc.js';
import type { Patience } from '../simulation/patience.js';
import type { Json } from '../simulation/wire.js';
import type { Donation, Onward, Vehicle } from './scenario.js';
import { type Act, firstPalletOf, palletsOf } from './scenario-acts.js';
import type { ScenarioCast } from './scenario-cast.js';

/** What a scenario is played on. */
export interface ScenarioStage {
  readonly cast: ScenarioCast;
  readonly patience: Patience;
  /** Code of the hub and of its place. */
  readonly hub: string;
}

type OnwardAct = Extract<Act, { onward: Onward }>;

const BATCH = 500;
const TRANSPORT = '... on Transport { id status }';
const UNIT = '... on LogisticUnit { id status holds { id closedAt } }';
const DISPATCH = '... on Dispatch { id status }';
const RECORDED = '... on RecordedScans { rejected conflicts results { status message } }';

/**
 * Does what people did, through the API that people use and signed in as they are. Every step has a key that
 * follows from the scenario: played again, what was done is found done.
 */
export class ScenarioPlayer {
  /** Public ids, by the key of the part. */
  private readonly dispatches = new Map<string, string>();

  constructor(private readonly stage: ScenarioStage) {}

  async perform(act: Act): Promise<void> {
    if (act.kind === 'ANNOUNCE') return this.announce(act.donation);
    if (act.kind === 'COUNT') return this.count(act.donation);
    if (act.kind === 'LOAD') return this.load(act);
    if (act.kind === 'DELIVER') return this.deliver(act);
    if (act.kind === 'DEPARTS')
      return this.untilDispatch(act, ['DEPARTED', 'ARRIVED', 'DELIVERED', 'PARTIALLY_DELIVERED']);
    const statuses = act.kind === 'LEAVES' ? ['LEFT', 'ARRIVED'] : ['ARRIVED'];
    return this.untilVehicle(act.donation, statuses);
  }

  private async announce(donation: Donation): Promise<void> {
    const { vehicle, reference } = donation;
    const transportId = await this.schedule(vehicle, 'INBOUND', reference);
    const input = {
      ...factsOf(donation),
      idempotencyKey: `${reference} announce`,
      hub: this.stage.hub,
      transportIds: [transportId],
      units: palletsOf(donation).map(({ kilograms, ...content }, n) => ({
        sscc: ssccOf(donation, n),
        grossWeightKilograms: kilograms,
        contents: [content],
      })),
    };
    await this.stage.cast.of(donation.donor).act('announceConsignment', input, '... on Consignment { id }');
  }

  private async schedule(vehicle: Vehicle, direction: string, reference: string): Promise<string> {
    const { place, departsAt, ...facts } = vehicle;
    const [origin, destination] = direction === 'INBOUND' ? [place, this.stage.hub] : [this.stage.hub, place];
    const input = {
      ...facts,
      idempotencyKey: `${reference} ${vehicle.number}`,
      carrier: 'DEMO-CARRIER',
      simulated: true,
      direction,
      origin,
      destination,
      departsAt,
      cutOffAt: departsAt,
    };
    return (await this.stage.cast.operator.act('scheduleTransport', input, TRANSPORT)).id;
  }

  /** All at once by a scanner; those that lack something by hand, until a supervisor has looked. */
  private async count(donation: Donation): Promise<void> {
    const short = new Set((donation.short ?? []).map(({ pallet }) => pallet - 1));
    const ssccs = palletsOf(donation).map((_, n) => ssccOf(donation, n));
    const good = ssccs.filter((_, n) => !short.has(n));
    for (let from = 0; from < good.length; from += BATCH)
      await this.check(donation, `${donation.reference} scans ${from}`, good.slice(from, from + BATCH));
    for (const { pallet, missing } of donation.short ?? []) {
      const sscc = ssccs[pallet - 1] as string;
      await this.countShort(donation, sscc, missing);
      await this.check(donation, `${sscc} accepted`, [sscc]);
    }
  }

  private async check({ countedAt: occurredAt }: Donation, idempotencyKey: string, ssccs: string[]) {
    const scans = ssccs.map((data) => ({
      clientKey: uuidOf(`${idempotencyKey} ${data}`),
      kind: 'CHECK',
      data,
      occurredAt,
      location: 'DOCK-1',
    }));
    await this.stage.cast.operator.act('recordScans', { idempotencyKey, scans }, RECORDED);
  }

  private async countShort({ countedAt }: Donation, sscc: string, missing: number): Promise<void> {
    const { operator, supervisor } = this.stage.cast;
    const { unit } = await operator.ask(
      'query Contents($sscc: Sscc!) { unit(sscc: $sscc) { contents { id announcedQuantity } } }',
      { sscc },
    );
    const counts = unit.contents.map(({ id, announcedQuantity }: Json) => ({
      contentLineId: id,
      counted: announcedQuantity - missing,
    }));
    const input = {
      idempotencyKey: `${sscc} count`,
      sscc,
      occurredAt: countedAt,
      location: 'DOCK-1',
      counts,
    };
    const { holds } = await operator.act('receivePallet', input, UNIT);
    const note = `${missing} pieces are missing: told to the donor, the rest is good.`;
    const [hold] = holds;
    await supervisor.act('releaseHold', { idempotencyKey: `${sscc} release`, holdId: hold.id, note }, UNIT);
  }

  private async load(act: OnwardAct): Promise<void> {
    const { donation, onward, part } = act;
    const { operator } = this.stage.cast;
    await this.schedule(onward.truck, 'OUTBOUND', donation.reference);
    const dispatchId = await this.draft(act);
    const planned = { idempotencyKey: `${keyOf(act)} plan`, dispatchId };
    await operator.act('planDispatch', planned, DISPATCH);
    await this.untilDispatch(act, [
      'PLANNED',
      'LOADING',
      'DEPARTED',
      'ARRIVED',
      'DELIVERED',
      'PARTIALLY_DELIVERED',
    ]);
    const first = firstPalletOf(donation, part);
    for (let n = first; n < first + onward.pallets; n += 1) {
      const sscc = ssccOf(donation, n);
      const input = {
        idempotencyKey: `${keyOf(act)} load ${sscc}`,
        dispatchId,
        sscc,
        occurredAt: onward.loadedAt,
      };
      await operator.act('loadPallet', input, DISPATCH);
    }
  }

  /** @returns the id of the dispatch */
  private async draft(act: OnwardAct): Promise<string> {
    const known = this.dispatches.get(keyOf(act));
    if (known) return known;
    const { donation, onward, part } = act;
    const first = firstPalletOf(donation, part);
    const units: string[] = [];
    for (let n = first; n < first + onward.pallets; n += 1) {
      const query = 'query Unit($sscc: Sscc!) { unit(sscc: $sscc) { id } }';
      const { unit } = await this.stage.cast.operator.ask(query, { sscc: ssccOf(donation, n) });
      units.push(unit.id);
    }
    const input = {
      idempotencyKey: `${keyOf(act)} draft`,
      reference: keyOf(act),
      agency: onward.agency,
      destination: onward.truck.place,
      units,
    };
    const { id } = await this.stage.cast.operator.act('draftDispatch', input, DISPATCH);
    this.dispatches.set(keyOf(act), id);
    return id;
  }

  private async deliver(act: OnwardAct): Promise<void> {
    const { onward } = act;
    const client = this.stage.cast.of(onward.agency);
    const dispatchId = await this.draft(act);
    const taken = onward.refused
      ? { lines: await this.refusing(act, onward.refused) }
      : { everythingAccepted: true };
    const input = {
      idempotencyKey: `${keyOf(act)} delivered`,
      dispatchId,
      receivedAt: onward.deliveredAt,
      receivedBy: 'Goods desk',
      ...taken,
    };
    await client.act('confirmDelivery', input, DISPATCH);
  }

  /** Some of the first pallet is damaged and not taken. */
  private async refusing(act: OnwardAct, refusedQuantity: number): Promise<Json[]> {
    const { donation, onward, part } = act;
    const lines: Json[] = [];
    for (let n = firstPalletOf(donation, part); lines.length < onward.pallets; n += 1) {
      const query = `query Sent($sscc: Sscc!) { unit(sscc: $sscc) { contents { id announcedQuantity countedQuantity } } }`;
      const { unit } = await this.stage.cast.operator.ask(query, { sscc: ssccOf(donation, n) });
      const [{ id, announcedQuantity, countedQuantity }] = unit.contents;
      const refused = lines.length === 0 ? refusedQuantity : 0;
      lines.push({
        contentLineId: id,
        acceptedQuantity: (countedQuantity ?? announcedQuantity) - refused,
        refusedQuantity: refused,
        reason: refused > 0 ? 'DAMAGED' : null,
      });
    }
    return lines;
  }

  private async untilVehicle({ vehicle, reference }: Donation, statuses: readonly string[]): Promise<void> {
    const id = await this.schedule(vehicle, 'INBOUND', reference);
    const query = 'query Vehicle($id: ID!) { transport(id: $id) { status } }';
    await this.stage.patience.waitFor(`${vehicle.number} ${statuses[0]}`, async () => {
      const { transport } = await this.stage.cast.operator.ask(query, { id });
      return statuses.includes(transport.status) ? true : null;
    });
  }

  private async untilDispatch(act: OnwardAct, statuses: readonly string[]): Promise<void> {
    const id = await this.draft(act);
    const query = 'query Sent($id: ID!) { dispatch(id: $id) { status } }';
    await this.stage.patience.waitFor(`${keyOf(act)} ${statuses[0]}`, async () => {
      const { dispatch } = await this.stage.cast.operator.ask(query, { id });
      return statuses.includes(dispatch.status) ? true : null;
    });
  }
}

const keyOf = ({ donation, part }: OnwardAct) => `${donation.reference}/${part + 1}`;

function factsOf({ reference, purpose, recipients, portions, pledge }: Donation) {
  return { reference, purpose, recipients, portions: portions ?? [], pledge: pledge ?? null };
}

/** The scenario's own numbers, as good SSCCs: made up, and the same each time. */
function ssccOf({ announcedAt }: Donation, n: number): string {
  const day = announcedAt.slice(2, 10).replaceAll('-', '');
  const built = buildSscc({
    extensionDigit: 1,
    companyPrefix: '5412345',
    serial: BigInt(`${day}${String(n).padStart(3, '0')}`),
  });
  if (!built.ok) throw new Error(built.message);
  return built.value;
}

/** A UUID that follows from a text (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
