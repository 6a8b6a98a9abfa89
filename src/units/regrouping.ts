import type { ContentRow, NewContent } from './content.store.js';
import { type Balance, present, takenOff, together } from './ledger.js';
import { MORE_THAN_THERE } from './unit.refusals.js';

/** So much of a content line goes onto a new pallet. Base units. */
export interface Part {
  /** Public id. */
  readonly contentLineId: string;
  readonly quantity: number;
  /** How much of it is damaged; left out: what is sound goes first. */
  readonly damaged?: number | null | undefined;
}

export interface NewPallet {
  /** 18 digits. */
  readonly sscc: string;
  /** Null: in proportion to what its goods came from. */
  readonly grossGrams: number | null;
  readonly parts: readonly Part[];
}

/** Goods on their way from a line to the line of the same goods on a new pallet. */
export interface Transfer {
  readonly fromLine: string;
  readonly fromUnit: string;
  readonly quantity: number;
  /** What of the line went along, so that it can go back. */
  readonly part: Balance;
  /** Place of the new line among those of its pallet. */
  readonly newLine: number;
}

export interface Regrouped {
  readonly lines: readonly Omit<NewContent, 'unitId'>[];
  readonly transfers: readonly Transfer[];
}

/** The largest quantity that is stored. */
const LARGEST = 2_147_483_647;

/**
 * Puts goods onto new pallets. Nothing is won or lost: what stays on the lines and what is on the new ones are
 * what the lines held, announced, there, short, over and damaged.
 *
 * @param field the path of a part in what was sent, for refusals
 * @throws Refused MORE_THAN_THERE
 */
export function regroup(
  lines: readonly ContentRow[],
  pallets: readonly NewPallet[],
  field: (pallet: number, part: number) => string,
): { rest: ContentRow[]; pallets: Regrouped[] } {
  const rest = new Map(lines.map((line) => [line.publicId, line]));
  const regrouped = pallets.map(({ parts }, pallet) => {
    const made = new Map<string, { place: number; line: Omit<NewContent, 'unitId'> }>();
    const transfers = parts.map((part, n): Transfer => {
      const from = rest.get(part.contentLineId);
      const where = field(pallet, n);
      if (!from)
        throw MORE_THAN_THERE.because(
          'This content line is on none of these pallets.',
          `${where}.contentLineId`,
        );
      const cut = takenOff(from, part.quantity, damagedIn(from, part, where));
      rest.set(part.contentLineId, { ...from, ...cut.rest });
      return {
        fromLine: from.id,
        fromUnit: from.unitId,
        quantity: part.quantity,
        part: cut.part,
        newLine: put(made, from, cut.part, where),
      };
    });
    return { lines: [...made.values()].map(({ line }) => line), transfers };
  });
  return { rest: [...rest.values()], pallets: regrouped };
}

function put(
  made: Map<string, { place: number; line: Omit<NewContent, 'unitId'> }>,
  { consignmentId, itemId, lot, expiry }: ContentRow,
  part: ReturnType<typeof takenOff>['part'],
  field: string,
): number {
  const goods = { consignmentId, itemId, lot, expiry };
  const key = JSON.stringify(goods);
  const known = made.get(key);
  const line = known ? together(known.line, part) : part;
  if (present(line) > LARGEST || line.announcedQuantity > LARGEST) {
    throw MORE_THAN_THERE.because(
      `One line holds ${LARGEST} at most: use more pallets.`,
      `${field}.quantity`,
    );
  }
  const place = known?.place ?? made.size;
  made.set(key, { place, line: { ...goods, ...line } });
  return place;
}

function damagedIn(line: ContentRow, { quantity, damaged }: Part, field: string): number {
  const there = present(line);
  if (quantity > there) {
    const message = `${quantity} are taken, but only ${there} are there.`;
    throw MORE_THAN_THERE.because(message, `${field}.quantity`);
  }
  const sound = there - Math.min(line.damagedQuantity, there);
  const taken = damaged ?? Math.max(0, quantity - sound);
  if (taken > quantity || taken > line.damagedQuantity || quantity - taken > sound) {
    const message = `${sound} sound and ${there - sound} damaged are there: ${quantity} with ${taken} damaged cannot be taken.`;
    throw MORE_THAN_THERE.because(message, `${field}.damaged`);
  }
  return taken;
}
