import { AcceptanceRule, CheckState } from './acceptance-rule.lifecycle.js';

/** Goods of one content line. */
export interface AcceptedGoods {
  /** Code of the item in the catalogue. */
  readonly item: string;
  /** Its generic name; null when the catalogue has none. */
  readonly name: string | null;
  readonly medicine: boolean;
  readonly lot: string | null;
  /** When they expire by their label; null when it does not say. */
  readonly labelledUntil: Date | null;
  /** When they expire by their label and by what loggers said since; null when nothing says. */
  readonly expiresAt: Date | null;
  /** How long such goods keep from the day that they are made; null when nobody knows. */
  readonly shelfLifeDays: number | null;
  /** When whoever they are meant for was told of them: when their consignment was announced. Null: nobody was. */
  readonly toldAt: Date | null;
  /** When they came to the hub, on whatever pallet; null while they are expected. */
  readonly arrivedAt: Date | null;
}

export interface AcceptanceFacts {
  readonly goods: readonly AcceptedGoods[];
  /** Cartons with a number and a weight of their own, in grams. */
  readonly cartons: readonly { readonly sscc: string; readonly grams: number }[];
  readonly now: Date;
}

export interface Verdict {
  readonly rule: AcceptanceRule;
  readonly state: CheckState;
  readonly sentence: string;
}

type Finding = Omit<Verdict, 'rule'>;
type Check = (facts: AcceptanceFacts) => Finding;

const DAY_MS = 86_400_000;
/** Donation guidelines of the WHO: a year of shelf life must be left on arrival. */
const LEAST_MONTHS = 12;
/** What keeps for less than two years could hardly ever have a year left: half of it must be. Our own rule. */
const SHORT_LIVED_DAYS = 730;
/** Donation guidelines of the WHO: no carton is heavier. */
const HEAVIEST_GRAMS = 50_000;

const passed = (sentence: string): Finding => ({ state: CheckState.PASSED, sentence });
const failed = (sentence: string): Finding => ({ state: CheckState.FAILED, sentence });
const idle = (sentence: string): Finding => ({ state: CheckState.NOT_APPLICABLE, sentence });
const NO_MEDICINE = idle('There are no medicines on it.');

/**
 * The acceptance rules of the WHO's guidelines for medicine donations, and that nothing has expired. Those rules are for
 * medicines, vaccines among them; for other goods they do not apply.
 */
export function judgeAcceptance(facts: AcceptanceFacts): Verdict[] {
  return Object.values(AcceptanceRule).map((rule) => ({ rule, ...CHECKS[rule](facts) }));
}

/** A check of each medicine; the first one that fails says why. */
function ofMedicines(
  good: string,
  problemOf: (goods: AcceptedGoods, facts: AcceptanceFacts) => string | null,
) {
  return (facts: AcceptanceFacts): Finding => {
    const medicines = facts.goods.filter(({ medicine }) => medicine);
    if (medicines.length === 0) return NO_MEDICINE;
    for (const goods of medicines) {
      const problem = problemOf(goods, facts);
      if (problem) return failed(problem);
    }
    return passed(good);
  };
}

const CHECKS: Readonly<Record<AcceptanceRule, Check>> = {
  SHELF_LIFE: ofMedicines('All medicines keep long enough.', (goods, { now }) => {
    const { labelledUntil, arrivedAt } = goods;
    if (!labelledUntil) return `Nobody knows how long ${named(goods)} keeps.`;
    const needed = neededUntil(goods, arrivedAt ?? now);
    if (labelledUntil >= needed.until) return null;
    return `${named(goods)} expires on ${day(labelledUntil)}; ${needed.why} it must keep until ${day(needed.until)}.`;
  }),
  GENERIC_NAME: ofMedicines('All medicines have a generic name.', (goods) =>
    goods.name ? null : `The catalogue has no generic name for ${goods.item}.`,
  ),
  LABELLED: ofMedicines('All medicines have a lot and an expiry.', (goods) => {
    const missing = [...(goods.lot ? [] : ['lot']), ...(goods.labelledUntil ? [] : ['expiry'])];
    return missing.length > 0 ? `${goods.item} has no ${missing.join(' and no ')} on its label.` : null;
  }),
  CARTON_WEIGHT: ({ goods, cartons }) => {
    if (!goods.some(({ medicine }) => medicine)) return NO_MEDICINE;
    const heavy = cartons.find(({ grams }) => grams > HEAVIEST_GRAMS);
    if (heavy)
      return failed(`Carton ${heavy.sscc} weighs ${heavy.grams / 1000} kg; at most 50 may be lifted.`);
    return cartons.length > 0
      ? passed('No carton weighs more than 50 kg.')
      : idle('No carton of it has a weight.');
  },
  NOT_MIXED: ({ goods }) => {
    if (!goods.some(({ medicine }) => medicine)) return NO_MEDICINE;
    const other = goods.find(({ medicine }) => !medicine);
    return other
      ? failed(`${other.item} is no medicine and stands among medicines.`)
      : passed('Medicines only.');
  },
  RECIPIENT_TOLD: ofMedicines('Whoever they are meant for was told before they came.', (goods) => {
    if (!goods.toldAt) return `Nobody knows whom ${named(goods)} is meant for.`;
    const { arrivedAt } = goods;
    if (!arrivedAt || goods.toldAt <= arrivedAt) return null;
    return `${named(goods)} came on ${day(arrivedAt)} and was announced on ${day(goods.toldAt)}.`;
  }),
  NOT_EXPIRED: ({ goods, now }) => {
    const dated = goods.filter(({ expiresAt }) => expiresAt);
    const gone = dated.find(({ expiresAt }) => expiresAt && expiresAt <= now);
    if (gone?.expiresAt) return failed(`${named(gone)} has expired on ${day(gone.expiresAt)}.`);
    return dated.length > 0 ? passed('Nothing has expired.') : idle('Nothing on it expires.');
  },
};

function neededUntil({ shelfLifeDays }: AcceptedGoods, arrival: Date): { until: Date; why: string } {
  if (shelfLifeDays !== null && shelfLifeDays < SHORT_LIVED_DAYS) {
    const half = new Date(arrival.getTime() + (shelfLifeDays * DAY_MS) / 2);
    return { until: half, why: `half of its ${shelfLifeDays} days must be left on arrival:` };
  }
  return { until: monthsAfter(arrival, LEAST_MONTHS), why: '12 months must be left on arrival:' };
}

/** The same day some months later; the last day of that month when it has no such day. */
function monthsAfter(time: Date, months: number): Date {
  const later = new Date(time);
  later.setUTCMonth(time.getUTCMonth() + months);
  if (later.getUTCDate() !== time.getUTCDate()) later.setUTCDate(0);
  return later;
}

function named({ item, lot }: AcceptedGoods): string {
  return lot ? `${item}, lot ${lot},` : item;
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
