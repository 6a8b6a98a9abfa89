import { newId } from '../../src/platform/ids/ids.js';
import { DISPATCH, Floor, hour } from '../dispatches/floor.js';
import { REBUILT, Yard } from '../handling/yard.js';
import { nextSscc, pallet } from '../world/goods.js';
import type { World } from '../world/world.js';
import { counted, partOf, type Refused, type Seen } from './seen.js';

/** Numbers of one step: which of the things there are, and how much of them. */
export type Dice = readonly [number, number, number, number];

interface Sent {
  readonly id: string;
  readonly truck: string;
  readonly leaves: number;
  done: 'PLANNED' | 'LOADED' | 'LEFT' | 'CONFIRMED' | 'RETURNING' | 'OVER';
}

const UNIT = 'id sscc status contents { id presentQuantity } holds { id closedAt }';
const SOME = `... on LogisticUnit { ${UNIT} }`;

/** A hub at which anything may happen in any order. What it refuses is refused; what it does must stay in the books. */
export class RandomHub {
  readonly consignments: {
    id: string;
    reference: string;
    donor: 'donor' | 'otherDonor';
    ssccs: readonly string[];
  }[] = [];
  private readonly ssccs: string[] = [];
  private readonly dispatches: Sent[] = [];
  private readonly yard: Yard;
  private readonly floor: Floor;
  /** Time goes on from one history to the next. */
  private static now = 0;
  /** Revisions of announcements that were not refused, in all histories. */
  static revised = 0;

  constructor(readonly world: World) {
    this.yard = new Yard(world);
    this.floor = new Floor(world);
  }

  readonly steps: Readonly<Record<string, (dice: Dice) => Promise<unknown>>> = {
    announce: async ([a, b, c]) => {
      const donor = a % 2 ? 'donor' : 'otherDonor';
      const contents = (n: number) => [
        { item: 'MASK_FFP2', lot: `L${(b + n) % 2}`, quantity: 1 + ((c + n) % 40) },
        ...(n % 2 ? [{ item: 'GOGGLES', lot: 'G', quantity: 1 + (b % 9) }] : []),
      ];
      const units = Array.from({ length: 1 + (a % 3) }, (_, n) => pallet({ contents: contents(n) }));
      const made = await this.yard.announce(units, { reference: newId() }, donor);
      const ssccs = made.units.nodes.map(({ sscc }: Seen) => sscc);
      this.consignments.push({ id: made.id, reference: made.reference, donor, ssccs });
      this.ssccs.push(...ssccs);
    },
    receive: async ([a, b, c]) => {
      const unit = await this.unit(a);
      const counts = b % 3 ? { counts: counted(unit, c % 4 ? 0 : (c % 9) - 4) } : {};
      return this.act('receivePallet', { sscc: unit.sscc, ...counts });
    },
    count: async ([a, b, c]) => {
      const unit = await this.unit(a);
      const other = [{ item: 'MASK_FFP2', lot: `L${c % 3}`, quantity: 1 + (b % 20), damaged: b % 2 }];
      const counts = counted(unit, b % 3 ? 0 : (c % 9) - 4);
      return this.act('checkPallet', { sscc: unit.sscc, counts, ...(a % 3 ? {} : { found: other }) });
    },
    scan: async ([a, b]) => {
      const { sscc } = await this.unit(a);
      const kind = ['RECEIVE', 'CHECK', 'LOCATE'][b % 3];
      const scan = {
        clientKey: newId(),
        kind,
        data: sscc,
        occurredAt: hour(RandomHub.now - (b % 2)),
        location: 'A-02',
      };
      return this.act('recordScans', { scans: [scan] }, '');
    },
    stranger: async ([a, b]) => {
      const consignment = this.consignments[a % this.consignments.length];
      const unit = await this.act('receivePallet', { sscc: nextSscc() });
      this.ssccs.push(unit.sscc);
      const contents = [
        { item: 'MASK_FFP2', lot: 'L0', quantity: 1 + (b % 30), consignmentId: consignment?.id },
      ];
      return this.act('identifyContents', { unitId: unit.id, contents });
    },
    hold: async ([a]) =>
      this.act('holdPallet', { unitId: (await this.unit(a)).id, reason: 'QUALITY', note: 'Look' }),
    release: async ([a]) => {
      const open = (await this.unit(a)).holds.filter(({ closedAt }) => !closedAt);
      for (const { id } of open) await this.act('releaseHold', { holdId: id, note: 'Good' });
    },
    split: async ([a, b, c]) => {
      const unit = await this.unit(a);
      const lines = unit.contents.filter((_, n) => n === 0 || b % 2).map((line) => partOf(line, c));
      return this.rebuild('splitPallet', { unitId: unit.id, sscc: nextSscc(), lines });
    },
    merge: async ([a, b, c]) => {
      const some = await Promise.all([a, b, ...(c % 2 ? [c] : [])].map((n) => this.unit(n)));
      return this.rebuild('mergePallets', {
        units: [...new Set(some.map(({ id }) => id))],
        sscc: nextSscc(),
      });
    },
    repack: async ([a, b, c]) => {
      const some = [await this.unit(a), await this.unit(b)];
      const lines = some.flatMap(({ contents }) => contents.slice(0, 1)).map((line) => partOf(line, c));
      const pallets = [
        { sscc: nextSscc(), lines },
        { sscc: nextSscc(), lines: lines.slice(0, 1) },
      ];
      return this.rebuild('repackPallets', {
        units: [...new Set(some.map(({ id }) => id))],
        pallets: pallets.slice(c % 2),
      });
    },
    damage: async ([a, b]) => {
      const unit = await this.unit(a);
      const lines = unit.contents
        .slice(0, 1)
        .map(({ id, presentQuantity }) => ({ contentLineId: id, damaged: b % (presentQuantity + 1) }));
      return this.act('reportDamage', { unitId: unit.id, note: 'Wet', lines });
    },
    writeOff: async ([a, b, c]) => {
      const unit = await this.unit(a);
      const reason = ['SAMPLED', 'DESTROYED', 'LOST'][b % 3];
      const lines = unit.contents.slice(0, 1).map(({ id }) => ({ contentLineId: id, quantity: 1 + (c % 5) }));
      return this.act('writeOffGoods', { unitId: unit.id, note: 'So', reason, lines });
    },
    pack: async ([a, b, c]) => {
      const units = [...new Set([(await this.unit(b)).id, (await this.unit(c)).id])];
      const verb = c % 4 ? 'packCartons' : 'unpackCartons';
      return this.act(verb, { palletId: (await this.unit(a)).id, units: units.slice(b % 2) });
    },
    lose: async ([a, b]) =>
      this.act(b % 2 ? 'declarePalletLost' : 'declarePalletDestroyed', {
        unitId: (await this.unit(a)).id,
        note: 'Gone',
      }),
    undo: async ([a]) => this.act('undoLastAct', { unitId: (await this.unit(a)).id, note: 'A mistake' }),
    revise: async ([a, b, c]) => {
      const one = this.consignments[a % this.consignments.length];
      if (!one) return;
      const { contents } = await this.see(one.ssccs[b % one.ssccs.length]);
      const lines = contents
        .slice(0, 1 + (c % 2))
        .map(({ id }, n) => ({ contentLineId: id, quantity: 1 + ((c + n) % 50) }));
      const input = { consignmentId: one.id, lines, reason: 'A box stayed behind' };
      const { id } = await this.world.act(
        one.donor,
        'reviseAnnouncement',
        input,
        '... on Consignment { id }',
      );
      if (id) RandomHub.revised += 1;
    },
    cancel: async ([a]) => {
      const one = this.consignments[a % this.consignments.length];
      if (one)
        await this.world.act(one.donor, 'cancelConsignment', { consignmentId: one.id, reason: 'No flight' });
      await this.world.settle();
    },
    draft: async ([a, b]) => {
      const pallets = [await this.unit(a), await this.unit(b)].slice(a % 2);
      const leaves = RandomHub.now + 4;
      const truck = await this.floor.truck('ROME', { leaves, arrives: leaves + 20 });
      const units = [...new Set(pallets.map(({ id }) => id))];
      const made = await this.world.act(
        'operator',
        'draftDispatch',
        { agency: 'CRI', destination: 'ROME', units },
        DISPATCH,
      );
      if (!made.id) return;
      await this.floor.plan(made.id);
      this.dispatches.push({ id: made.id, truck: truck.id, leaves, done: 'PLANNED' });
    },
    advance: ([a, b, c]) => this.advance(this.dispatches[a % this.dispatches.length], [b, c]),
    call_off: async ([a]) => {
      const sent = this.dispatches[a % this.dispatches.length];
      if (sent) await this.floor.cancel(sent.id);
    },
  };

  /** The next thing on the way of a dispatch. */
  private async advance(sent: Sent | undefined, dice: readonly [number, number]): Promise<void> {
    if (!sent) return;
    if (sent.done === 'PLANNED') await this.load(sent, dice[0]);
    else if (sent.done === 'LOADED') await this.leave(sent);
    else if (sent.done === 'LEFT') await this.confirm(sent, dice);
    else if (sent.done === 'CONFIRMED')
      await this.world.act('agency', 'returnDispatch', { dispatchId: sent.id });
    else if (sent.done === 'RETURNING') await this.takeBack(sent, dice);
    const next = {
      PLANNED: 'LOADED',
      LOADED: 'LEFT',
      LEFT: 'CONFIRMED',
      CONFIRMED: 'RETURNING',
      RETURNING: 'OVER',
      OVER: 'OVER',
    } as const;
    sent.done = next[sent.done];
  }

  private async load({ id, leaves }: Sent, die: number): Promise<void> {
    await this.until(leaves - 2);
    const { units } = await this.floor.see(id);
    for (const unit of units.nodes.slice(0, 1 + (die % 2))) await this.floor.load(id, unit);
  }

  private async leave({ truck, leaves }: Sent): Promise<void> {
    await this.until(leaves);
    await this.floor.report(truck, 'LEFT', leaves);
  }

  private async confirm({ id }: Sent, [kind, cut]: readonly [number, number]): Promise<void> {
    const nested = `${UNIT} cartons { ${UNIT} cartons { ${UNIT} } }`;
    const query = `query Q($id: ID!) { dispatch(id: $id) { units { nodes { ${nested} } } } }`;
    const { data } = await this.world.ask('operator', query, { id });
    const linesOf = ({ contents, cartons = [] }: Seen): Seen['contents'] => [
      ...contents,
      ...cartons.flatMap(linesOf),
    ];
    const sent = (data.dispatch.units.nodes as Seen[]).flatMap(linesOf);
    const lines = sent.map(({ id: contentLineId, presentQuantity: there }) => {
      const acceptedQuantity = kind % 3 === 0 ? 0 : kind % 3 === 1 ? there : Math.min(there, cut % 20);
      const refusedQuantity = Math.min(there - acceptedQuantity, cut % 7);
      return {
        contentLineId,
        acceptedQuantity,
        refusedQuantity,
        ...(acceptedQuantity < there ? { reason: 'DAMAGED' } : {}),
      };
    });
    await this.floor.confirm(id, kind % 4 === 3 ? { everythingAccepted: true } : { lines });
  }

  /** All that was refused, or less of the first line. */
  private async takeBack({ id: dispatchId }: Sent, [kind, cut]: readonly [number, number]): Promise<void> {
    const query = `query Q($id: ID!) { dispatch(id: $id) { proofOfDelivery { lines { refusedQuantity contentLine { id } } } } }`;
    const { data } = await this.world.ask('operator', query, { id: dispatchId });
    const refused = (data.dispatch.proofOfDelivery?.lines ?? []).filter(
      ({ refusedQuantity }: { refusedQuantity: number }) => refusedQuantity > 0,
    );
    const lines = refused.slice(0, kind % 3).map((line: Refused) => ({
      contentLineId: line.contentLine.id,
      quantity: cut % (line.refusedQuantity + 1),
    }));
    await this.world.act('operator', 'receiveReturn', { dispatchId, lines });
  }

  /** Time only goes on. */
  private async until(hours: number): Promise<void> {
    RandomHub.now = Math.max(RandomHub.now, hours);
    await this.floor.clock(RandomHub.now);
  }

  private unit(die: number): Promise<Seen> {
    return this.see(this.ssccs[die % this.ssccs.length]);
  }

  private async see(sscc: string | undefined): Promise<Seen> {
    const { data, errors } = await this.world.ask(
      'operator',
      `query Q($sscc: Sscc!) { unit(sscc: $sscc) { ${UNIT} } }`,
      { sscc },
    );
    if (errors.length > 0 || !data.unit) throw new Error(`${sscc}: ${JSON.stringify(errors)}`);
    return data.unit;
  }

  private async rebuild(mutation: string, input: Record<string, unknown>): Promise<void> {
    const done = await this.world.act('operator', mutation, input, REBUILT);
    this.ssccs.push(...(done.pallets ?? []).map(({ sscc }: Seen) => sscc));
  }

  /** A refusal is an answer like any other; an error is thrown. */
  private act(mutation: string, input: Record<string, unknown>, selection = SOME) {
    return this.world.act('supervisor', mutation, input, selection);
  }
}
