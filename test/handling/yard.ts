import type { CastName } from '../world/cast.js';
import { announcement, nextSscc, pallet } from '../world/goods.js';
import type { World } from '../world/world.js';

export const UNIT = `id sscc status onHold attention grossWeightKilograms location
  contents { id lot item { code } announcedQuantity countedQuantity damagedQuantity presentQuantity }
  holds { id reason closedAt } events { code corrects }`;
export const REBUILT = `... on RebuiltPallets { pallets { ${UNIT} } sources { ${UNIT} } }`;
const MADE =
  '... on Consignment { id reference units(first: 100) { nodes { id sscc contents { id announcedQuantity lot } } } }';

export interface Line {
  readonly id: string;
  readonly lot: string | null;
  readonly announcedQuantity: number;
}
export interface Stand {
  readonly id: string;
  readonly sscc: string;
  readonly contents: readonly Line[];
}

/** Pallets at the hub, as its people handle them. */
export class Yard {
  constructor(readonly world: World) {}

  announce(
    units: readonly Record<string, unknown>[],
    more: Record<string, unknown> = {},
    who: CastName = 'donor',
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  ): Promise<any> {
    return this.world.act(who, 'announceConsignment', announcement({ units, ...more }), MADE);
  }

  /** Counted: as announced, or so much less of each line. */
  receive({ sscc, contents }: Stand, short = 0) {
    const counts = contents.map(({ id, announcedQuantity }) => ({
      contentLineId: id,
      counted: announcedQuantity - short,
    }));
    return this.world.act(
      'operator',
      'receivePallet',
      { sscc, counts, location: 'A-01' },
      `... on LogisticUnit { ${UNIT} }`,
    );
  }

  /** Announced and received pallets of one donor, one lot each. */
  async stock(
    lots: readonly [lot: string, quantity: number][],
    who: CastName = 'donor',
    more: Record<string, unknown> = {},
  ) {
    const units = lots.map(([lot, quantity]) => pallet({ contents: [{ item: 'MASK_FFP2', lot, quantity }] }));
    const made = await this.announce(units, more, who);
    for (const one of made.units.nodes) await this.receive(one);
    return {
      reference: made.reference as string,
      id: made.id as string,
      pallets: made.units.nodes as Stand[],
    };
  }

  split(
    { id }: { id: string },
    parts: readonly [lineId: string, quantity: number][],
    more: Record<string, unknown> = {},
    who: CastName = 'operator',
  ) {
    const lines = parts.map(([contentLineId, quantity]) => ({ contentLineId, quantity }));
    return this.world.act(who, 'splitPallet', { unitId: id, sscc: nextSscc(), lines, ...more }, REBUILT);
  }

  merge(pallets: readonly { id: string }[], more: Record<string, unknown> = {}, who: CastName = 'operator') {
    return this.world.act(
      who,
      'mergePallets',
      { units: pallets.map(({ id }) => id), sscc: nextSscc(), ...more },
      REBUILT,
    );
  }

  async see(sscc: string, who: CastName = 'operator') {
    const { data, errors } = await this.world.ask(
      who,
      `query Q($sscc: Sscc!) { unit(sscc: $sscc) { ${UNIT} } }`,
      { sscc },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.unit;
  }
}
