import type { ReceiptLineRow } from '../units/receipt-lines.service.js';
import type { DifferenceKind } from './receipt.lifecycle.js';

/** One way in which what came differs from what was announced. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly unitId: string;
  readonly unitPublicId: string;
  readonly sscc: string;
  /** Null: the pallet as a whole. */
  readonly linePublicId: string | null;
  /** How much, in base units. */
  readonly quantity: number;
}

export interface ReceiptPallet {
  readonly unitId: string;
  readonly unitPublicId: string;
  readonly sscc: string;
  readonly within: string | null;
  readonly expected: boolean;
  readonly rebuilt: boolean;
  readonly receivedAt: Date | null;
  readonly lines: readonly ReceiptLineRow[];
}

/** Of one item and lot, in base units. */
export interface ReceiptTotal {
  readonly itemId: number;
  readonly lot: string | null;
  readonly expected: number;
  readonly received: number;
  readonly damaged: number;
}

/** Expected against received, at one moment. */
export interface Reconciliation {
  readonly pallets: readonly ReceiptPallet[];
  readonly totals: readonly ReceiptTotal[];
  readonly differences: readonly Difference[];
}

/**
 * What came of a line, in base units, damaged or not, wherever it is now. What nobody counted is taken for as much
 * as was announced once its pallet is here.
 */
export function receivedOf({ counted, announced, receivedAt }: ReceiptLineRow): number {
  return receivedAt ? (counted ?? announced) : 0;
}

/** @param rows ordered by unit; lines and pallets that were emptied at the hub stand where their goods are now */
export function reconcile(rows: readonly ReceiptLineRow[]): Reconciliation {
  const pallets = palletsOf(rows);
  const announced = new Set(rows.filter((row) => row.announced > 0).map(goodsOf));
  return {
    pallets,
    totals: totalsOf(rows),
    differences: pallets.flatMap((pallet) => differencesOn(pallet, announced)),
  };
}

function palletsOf(rows: readonly ReceiptLineRow[]): ReceiptPallet[] {
  const byUnit = new Map<string, ReceiptLineRow[]>();
  for (const row of rows) byUnit.set(row.unitId, [...(byUnit.get(row.unitId) ?? []), row]);
  return [...byUnit.values()].map((lines) => {
    const { unitId, unitPublicId, sscc, within, expected, receivedAt } = lines[0] as ReceiptLineRow;
    const rebuilt = lines.some((line) => line.rebuilt);
    return {
      unitId,
      unitPublicId,
      sscc,
      within,
      expected,
      receivedAt,
      rebuilt,
      lines: lines.filter(isNotEmpty),
    };
  });
}

function isNotEmpty({ announced, counted }: ReceiptLineRow): boolean {
  return announced > 0 || counted !== 0;
}

function differencesOn(pallet: ReceiptPallet, announced: ReadonlySet<string>): Difference[] {
  const { unitId, unitPublicId, sscc, lines } = pallet;
  const on = { unitId, unitPublicId, sscc };
  const whole = wholeOf(pallet);
  const ofPallet = whole ? [{ ...on, ...whole, linePublicId: null }] : [];
  const ofLines = lines.flatMap((line) =>
    [whole ? null : quantityDifference(line, pallet, announced), damageOf(line)].flatMap((found) =>
      found ? [{ ...on, ...found, linePublicId: line.linePublicId }] : [],
    ),
  );
  return [...ofPallet, ...ofLines];
}

type Found = Pick<Difference, 'kind' | 'quantity'>;

/** A pallet that did not come, or that nobody announced, is one difference, not one a line. */
function wholeOf({ receivedAt, expected, rebuilt, lines }: ReceiptPallet): Found | null {
  if (!receivedAt) {
    const quantity = lines.reduce((sum, line) => sum + line.announced, 0);
    return quantity > 0 ? { kind: 'NOT_RECEIVED', quantity } : null;
  }
  if (expected || rebuilt || lines.length === 0) return null;
  return { kind: 'UNEXPECTED', quantity: lines.reduce((sum, line) => sum + receivedOf(line), 0) };
}

function quantityDifference(
  line: ReceiptLineRow,
  { lines }: ReceiptPallet,
  announced: ReadonlySet<string>,
): Found | null {
  const difference = receivedOf(line) - line.announced;
  if (difference === 0) return null;
  if (difference < 0) return { kind: 'SHORT', quantity: -difference };
  if (line.announced > 0) return { kind: 'OVER', quantity: difference };
  const stands = lines.some(
    (other) => other.itemId === line.itemId && other.lot !== line.lot && isShort(other),
  );
  if (stands) return { kind: 'WRONG_LOT', quantity: difference };
  // Rebuilding leaves what was over without an announcement of its own.
  return { kind: line.rebuilt && announced.has(goodsOf(line)) ? 'OVER' : 'UNEXPECTED', quantity: difference };
}

function isShort(line: ReceiptLineRow): boolean {
  return line.announced > receivedOf(line);
}

function damageOf({ damaged }: ReceiptLineRow): Found | null {
  return damaged > 0 ? { kind: 'DAMAGED', quantity: damaged } : null;
}

function goodsOf({ itemId, lot }: ReceiptLineRow): string {
  return `${itemId} ${lot ?? ''}`;
}

function totalsOf(rows: readonly ReceiptLineRow[]): ReceiptTotal[] {
  const found = new Map<string, ReceiptTotal>();
  for (const row of rows) {
    const { itemId, lot } = row;
    const before = found.get(goodsOf(row)) ?? { itemId, lot, expected: 0, received: 0, damaged: 0 };
    found.set(goodsOf(row), {
      itemId,
      lot,
      expected: before.expected + row.announced,
      received: before.received + receivedOf(row),
      damaged: before.damaged + row.damaged,
    });
  }
  return [...found.values()].filter(({ expected, received }) => expected > 0 || received > 0);
}
