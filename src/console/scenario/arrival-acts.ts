import { HubFloor, type SeenPallet } from './hub-floor.js';
import type { Donation } from './scenario.js';
import { palletsOf, splitSsccOf, ssccsOf, uuidOf } from './scenario-pallets.js';
import { Overtaken, type ScenarioStage, soon } from './scenario-stage.js';
import { TimetableClerk } from './timetable-clerk.js';

const BATCH = 500;
const UNIT = '... on LogisticUnit { id status holds { id closedAt } }';
const RECORDED = '... on RecordedScans { rejected conflicts results { status message } }';
/** Announced, or taken in but not counted. */
const TO_COUNT = new Set(['EXPECTED', 'RECEIVED']);
const FROZEN = new Set(['TEST_PCR']);

/** From the announcement to goods that are counted. Each answers what a person should know of it, or null. */
export class ArrivalActs {
  private readonly floor: HubFloor;
  private readonly clerk: TimetableClerk;

  constructor(private readonly stage: ScenarioStage) {
    this.floor = new HubFloor(stage);
    this.clerk = new TimetableClerk(stage);
  }

  async announce(donation: Donation): Promise<null> {
    const { reference, purpose, recipients, portions = [], pledge = null } = donation;
    const transportId = await this.clerk.schedule(donation.vehicle, 'INBOUND', reference);
    const ssccs = ssccsOf(donation);
    const input = {
      ...{ reference, purpose, recipients, portions, pledge },
      idempotencyKey: `${reference} announce`,
      hub: this.stage.hub,
      transportIds: [transportId],
      units: palletsOf(donation).map(({ kilograms, ...content }, n) => ({
        sscc: ssccs[n],
        grossWeightKilograms: kilograms,
        contents: [content],
      })),
    };
    await this.stage.cast.of(donation.donor).act('announceConsignment', input, '... on Consignment { id }');
    return null;
  }

  /** What its carrier reports: the simulated one by itself, a person where the demo begins with it. */
  async vehicle(donation: Donation, report: 'LEFT' | 'ARRIVED', at: string): Promise<null> {
    const { id, status } = await this.floor.vehicleOf(donation, donation.vehicle);
    if (donation.begun && status !== 'ARRIVED') await this.report(id, report, at, donation.reference);
    const { number } = donation.vehicle;
    return soon(this.stage, `${number} is not reported as ${report}.`, async () => {
      await this.stage.carrierLooks();
      const { status: now } = await this.floor.vehicleOf(donation, donation.vehicle);
      if (now === 'CANCELLED') throw new Overtaken(`${number} was cancelled.`);
      return now === 'ARRIVED' || now === report ? true : null;
    }).then(() => null);
  }

  private async report(transportId: string, report: string, occurredAt: string, reference: string) {
    const input = { idempotencyKey: `${reference} ${report}`, transportId, report, occurredAt };
    await this.stage.cast.of('DEMO-CARRIER').act('reportTransport', input, '... on Transport { id }');
  }

  /** What nobody has counted yet: all at once by a scanner, those that lack something by hand. */
  async count(donation: Donation, key: string): Promise<string | null> {
    const toCount = await this.decideCount(donation, key);
    if (toCount.length === 0) throw new Overtaken('All of it was counted, or is gone.');
    const ssccs = ssccsOf(donation);
    const short = (donation.short ?? [])
      .map(({ pallet, missing }) => ({ sscc: ssccs[pallet - 1] as string, missing }))
      .filter(({ sscc }) => toCount.includes(sscc));
    const good = toCount.filter((sscc) => !short.some((one) => one.sscc === sscc));
    for (let from = 0; from < good.length; from += BATCH)
      await this.check(donation, `${key} ${from}`, good.slice(from, from + BATCH));
    for (const { sscc, missing } of short) {
      await this.countShort(donation, sscc, missing);
      await this.check(donation, `${key} ${sscc}`, [sscc]);
    }
    const others = ssccs.length - toCount.length;
    return others > 0 ? `${others} pallet(s) were counted by others, or are gone.` : null;
  }

  private async decideCount(donation: Donation, key: string): Promise<readonly string[]> {
    const decided = await this.stage.memory.recall<{ toCount: string[] }>(key);
    if (decided) return decided.toCount;
    const pallets = await this.floor.palletsOf(donation);
    const toCount = pallets.filter(({ status }) => TO_COUNT.has(status)).map(({ sscc }) => sscc);
    await this.stage.memory.remember(key, { toCount });
    return toCount;
  }

  private async check(donation: Donation, idempotencyKey: string, ssccs: readonly string[]): Promise<void> {
    const planned = palletsOf(donation);
    const places = new Map(ssccsOf(donation).map((sscc, n) => [sscc, placeOf(planned[n]?.item)]));
    const scans = ssccs.map((data) => ({
      clientKey: uuidOf(`${idempotencyKey} ${data}`),
      kind: 'CHECK',
      data,
      occurredAt: donation.countedAt,
      location: places.get(data) ?? placeOf(undefined),
    }));
    await this.stage.cast.operator.act('recordScans', { idempotencyKey, scans }, RECORDED);
  }

  private async countShort({ countedAt }: Donation, sscc: string, missing: number): Promise<void> {
    const { operator, supervisor } = this.stage.cast;
    const { contents } = await this.there(sscc);
    const counts = contents.map(({ id, announcedQuantity }) => ({
      contentLineId: id,
      counted: announcedQuantity - missing,
    }));
    const input = {
      ...{ sscc, counts, occurredAt: countedAt },
      idempotencyKey: `${sscc} count`,
      location: placeOf(undefined),
    };
    const { holds } = await operator.act('receivePallet', input, UNIT);
    const note = `${missing} pieces are missing: told to the donor, the rest is good.`;
    const [hold] = holds;
    await supervisor.act('releaseHold', { idempotencyKey: `${sscc} release`, holdId: hold.id, note }, UNIT);
  }

  /** Seen by an operator, which holds the pallet; a supervisor has it destroyed and lets the rest go on. */
  async damage(donation: Donation, key: string): Promise<null> {
    const { pallet, quantity, note } = donation.damage as NonNullable<Donation['damage']>;
    const { operator, supervisor } = this.stage.cast;
    const { id: unitId, contents } = await this.there(ssccsOf(donation)[pallet - 1] as string);
    const contentLineId = contents[0]?.id;
    const seen = {
      idempotencyKey: `${key} seen`,
      unitId,
      note,
      lines: [{ contentLineId, damaged: quantity }],
    };
    const { holds } = await operator.act('reportDamage', seen, UNIT);
    const lines = [{ contentLineId, quantity }];
    const gone = { idempotencyKey: `${key} gone`, unitId, note, lines, reason: 'DESTROYED' };
    await supervisor.act('writeOffGoods', gone, UNIT);
    const release = { holdId: holds.at(-1)?.id, note: 'The rest is dry and good.' };
    await supervisor.act('releaseHold', { idempotencyKey: `${key} release`, ...release }, UNIT);
    return null;
  }

  async split(donation: Donation, key: string): Promise<null> {
    const { pallet, quantity } = donation.split as NonNullable<Donation['split']>;
    const { id: unitId, contents } = await this.there(ssccsOf(donation)[pallet - 1] as string);
    const lines = [{ contentLineId: contents[0]?.id, quantity }];
    const input = { idempotencyKey: key, unitId, sscc: splitSsccOf(donation), lines };
    await this.stage.cast.operator.act('splitPallet', input, '... on RebuiltPallets { pallets { id } }');
    return null;
  }

  private async there(sscc: string): Promise<SeenPallet> {
    const pallet = await this.floor.pallet(sscc);
    if (!pallet) throw new Overtaken(`There is no pallet ${sscc}.`);
    return pallet;
  }
}

const placeOf = (item: string | undefined) => (FROZEN.has(item ?? '') ? 'FREEZE-1' : 'DOCK-1');
