import type { EncodableElement } from '../standards/element-encoder.js';
import { formatGs1Date } from '../standards/gs1-date.js';
import { limitsOf, type TemperatureClass } from '../standards/temperature-class.js';

/** Goods of one kind and lot on a pallet. */
export interface LabelLine {
  readonly item: string;
  readonly lot: string | null;
  /** YYYY-MM-DD. */
  readonly expiry: string | null;
  /** In base units. */
  readonly quantity: number;
  /** HS code with its year, for customs; null when the catalogue has none. */
  readonly tariffCode: string | null;
}

/** All that a label or a packing list says of one pallet. */
export interface LabelContent {
  /** 18 digits. */
  readonly sscc: string;
  readonly hub: string;
  /** Names of the donors; empty when nobody identified the goods. */
  readonly from: readonly string[];
  readonly to: string | null;
  /** Two letters. */
  readonly country: string | null;
  readonly dispatch: string | null;
  readonly temperatureClass: TemperatureClass;
  /** 0: nobody weighed it. */
  readonly grossGrams: number;
  readonly lines: readonly LabelLine[];
  /** GTIN and number of the trade items on it, when all are of one kind and somebody said how many make one. */
  readonly trade: { readonly gtin: string; readonly count: number } | null;
}

const GRAMS = 1_000;
/** Six digits are all that a weight has in a barcode. */
const LARGEST = 999_999;
const MOST_DECIMALS = 3;

/** What stands in the big bar code: the number, and nothing that could keep a scanner from reading it. */
export function numberElements({ sscc }: LabelContent): EncodableElement[] {
  return [{ ai: '00', value: sscc }];
}

/** What stands in the square symbol: the number, and all that GS1 has a place for. */
export function dataElements(content: LabelContent): EncodableElement[] {
  return [...numberElements(content), ...tradeElements(content), ...carriageElements(content)];
}

/** Lot and expiry belong to a trade item: without a GTIN beside them a reader has to refuse them. */
function tradeElements({ trade, lines }: LabelContent): EncodableElement[] {
  const [line, another] = lines;
  if (!trade || !line || another) return [];
  const lot = line.lot && /^[!"%-?A-Z_a-z]{1,20}$/.test(line.lot) ? line.lot : null;
  return [
    { ai: '02', value: trade.gtin },
    ...(line.expiry ? [{ ai: '17', value: formatGs1Date(line.expiry) }] : []),
    { ai: '37', value: String(trade.count) },
    ...(lot ? [{ ai: '10', value: lot }] : []),
  ];
}

function carriageElements({ grossGrams, temperatureClass, country }: LabelContent): EncodableElement[] {
  const limits = limitsOf(temperatureClass);
  return [
    ...weightElements(grossGrams),
    ...(limits ? [{ ai: '4333', value: celsius(limits.minimumCelsius) }] : []),
    ...(limits ? [{ ai: '4331', value: celsius(limits.maximumCelsius) }] : []),
    ...(country ? [{ ai: '4307', value: country }] : []),
  ];
}

/** Gross weight in kilograms, with as many decimals as six digits leave room for. */
function weightElements(grams: number): EncodableElement[] {
  if (grams <= 0) return [];
  for (let decimals = MOST_DECIMALS; decimals >= 0; decimals -= 1) {
    const number = Math.round((grams / GRAMS) * 10 ** decimals);
    if (number <= LARGEST) return [{ ai: `330${decimals}`, value: String(number).padStart(6, '0') }];
  }
  return [];
}

/** Two implied decimals, the minus sign behind. */
function celsius(degrees: number): string {
  const digits = String(Math.round(Math.abs(degrees) * 100)).padStart(6, '0');
  return degrees < 0 ? `${digits}-` : digits;
}
