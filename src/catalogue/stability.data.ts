import type { StabilityRule } from './item-facts.entity.js';

/** How long an item keeps at its storage temperature, by the label of a time. */
export interface ShelfLifeFact {
  readonly item: string;
  readonly days: number;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
}

/** One rule of a label: a range in degrees Celsius, and how long an item may be in it. */
export interface StabilityFact {
  readonly item: string;
  /** Its place on the label of that time, from 1. */
  readonly number: number;
  readonly since: string;
  readonly until: string | null;
  readonly rule: StabilityRule;
  readonly lowest: number;
  readonly highest: number;
  /** All stays in the range together; null as long as the shelf life, 0 not at all. */
  readonly hours: number | null;
  readonly source: string;
}

const USUAL = 'Lower end of what labels of the trade say; no manufacturer of 2020 was looked up.';
const START = '2020-01-01';
const LABEL_OF_2021 = '2021-07-01';
const TOZINAMERAN = 'Product information of Comirnaty';

/** Machines have none. */
const DAYS: Readonly<Record<string, number>> = {
  MASK_SURGICAL_IIR: 730,
  MASK_FFP2: 1_095,
  MASK_N95: 1_095,
  GLOVE_NITRILE: 1_095,
  GOWN_ISOLATION: 1_095,
  COVERALL: 1_095,
  GOGGLES: 1_825,
  FACE_SHIELD: 1_825,
  TEST_PCR: 182,
  TEST_ANTIGEN: 365,
  SAMPLING_KIT: 365,
  HAND_SANITISER: 730,
};

const vaccine = (item: string, days: number, source: string): ShelfLifeFact => ({
  item,
  days,
  since: LABEL_OF_2021,
  until: null,
  source,
});

export const SHELF_LIVES: readonly ShelfLifeFact[] = [
  ...Object.entries(DAYS).map(([item, days]) => ({ item, days, since: START, until: null, source: USUAL })),
  vaccine('VACCINE_TOZINAMERAN', 183, `${TOZINAMERAN}, July 2021: six months.`),
  vaccine('VACCINE_ELASOMERAN', 213, 'Product information of Spikevax, 2021: seven months.'),
  vaccine('VACCINE_CHADOX1_S', 183, 'Product information of Vaxzevria, 2021: six months.'),
];

type Rule = readonly [rule: StabilityRule, lowest: number, highest: number, hours: number | null];

const label = (
  item: string,
  since: string,
  until: string | null,
  source: string,
  rules: readonly Rule[],
): StabilityFact[] =>
  rules.map(([rule, lowest, highest, hours], place) => ({
    ...{ item, number: place + 1, since, until, source },
    ...{ rule, lowest, highest, hours },
  }));

const ULTRA_LOW: Rule = ['STORAGE', -90, -60, null];

/**
 * Labels changed: thawed doses of tozinameran could be kept for 5 days at first and for 31 from May 2021 on. The days on
 * which a label began, within the month, are from memory; the rules of before the label of July 2021 are not complete.
 */
export const STABILITY: readonly StabilityFact[] = [
  ...label(
    'VACCINE_TOZINAMERAN',
    '2020-12-21',
    '2021-05-16',
    `${TOZINAMERAN} before May 2021: 5 days thawed. The first day is from memory.`,
    [ULTRA_LOW, ['BUDGET', 2, 8, 120]],
  ),
  ...label(
    'VACCINE_TOZINAMERAN',
    '2021-05-17',
    '2021-06-30',
    `${TOZINAMERAN}, changed in May 2021: 31 days thawed. The first day is from memory.`,
    [ULTRA_LOW, ['BUDGET', 2, 8, 744]],
  ),
  ...label(
    'VACCINE_TOZINAMERAN',
    LABEL_OF_2021,
    null,
    `${TOZINAMERAN}, July 2021: one period of up to two weeks frozen, one month thawed, two hours up to 30 C.`,
    [ULTRA_LOW, ['BUDGET', -25, -15, 336], ['BUDGET', 2, 8, 744], ['BUDGET', 8, 30, 2]],
  ),
  ...label(
    'VACCINE_ELASOMERAN',
    LABEL_OF_2021,
    null,
    'Product information of Spikevax, 2021: 30 days thawed, 12 hours at 8 to 25 C, never below -40 C.',
    [
      ['STORAGE', -25, -15, null],
      ['BUDGET', 2, 8, 720],
      ['BUDGET', 8, 25, 12],
      ['NEVER', -90, -40, 0],
    ],
  ),
  ...label(
    'VACCINE_CHADOX1_S',
    LABEL_OF_2021,
    null,
    'Product information of Vaxzevria, 2021: 6 hours at 2 to 25 C after removal, never frozen.',
    [
      ['STORAGE', 2, 8, null],
      ['BUDGET', 2, 25, 6],
      ['NEVER', -90, 0, 0],
    ],
  ),
  ...label('TEST_PCR', START, null, 'Usual label; some kits are kept at 2 to 8 C, some need no cold.', [
    ['STORAGE', -25, -15, null],
  ]),
];
