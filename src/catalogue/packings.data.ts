/** How an item is packed, in base units of the item, and from when until when. */
export interface PackingFact {
  readonly item: string;
  readonly unitsPerBox: number | null;
  readonly unitsPerCarton: number;
  readonly cartonsPerPallet: number | null;
  /** Fourteen digits; null where nobody gave one. */
  readonly gtin: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
}

const USUAL = 'Usual packing of the trade; no manufacturer of 2020 was looked up.';
const MADE_UP = 'Made up.';
const START = '2020-01-01';

type Sizes = readonly [item: string, box: number | null, carton: number, pallet: number | null];

/** Cartons on a pallet: null where the trade has no usual number. */
const SIZES: readonly Sizes[] = [
  ['MASK_SURGICAL_IIR', 50, 2_000, 20],
  ['MASK_N95', 20, 400, 30],
  ['GLOVE_NITRILE', 100, 1_000, 60],
  ['GOWN_ISOLATION', 10, 100, null],
  ['COVERALL', 10, 100, null],
  ['GOGGLES', null, 100, null],
  ['FACE_SHIELD', null, 200, null],
  ['VENTILATOR', null, 1, null],
  ['OXYGEN_CONCENTRATOR', null, 1, 16],
  ['PULSE_OXIMETER', null, 50, null],
  ['PATIENT_MONITOR', null, 1, null],
  ['THERMOMETER_INFRARED', null, 50, null],
  ['HAND_SANITISER', null, 12, null],
];

/** Kits have a usual size; how many of them are in a carton is made up. */
const KITS: readonly Sizes[] = [
  ['TEST_PCR', 50, 1_000, null],
  ['TEST_ANTIGEN', 25, 500, null],
  ['SAMPLING_KIT', 50, 500, null],
];

const packing = (
  [item, unitsPerBox, unitsPerCarton, cartonsPerPallet]: Sizes,
  source: string,
  since = START,
  until: string | null = null,
): PackingFact => ({ item, unitsPerBox, unitsPerCarton, cartonsPerPallet, gtin: null, since, until, source });

/** That cartons of FFP2 masks became smaller in July 2020 is made up: it shows why a packing has days. */
export const PACKINGS: readonly PackingFact[] = [
  ...SIZES.map((sizes) => packing(sizes, USUAL)),
  ...KITS.map((sizes) => packing(sizes, `${USUAL} The kits in a carton: ${MADE_UP.toLowerCase()}`)),
  packing(['MASK_FFP2', 20, 1_000, 16], `${USUAL} The end of it: made up.`, START, '2020-06-30'),
  packing(['MASK_FFP2', 20, 400, 30], `${USUAL} The beginning of it: made up.`, '2020-07-01'),
];
