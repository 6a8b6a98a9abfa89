import { HS_YEAR, ITEMS } from './items.data.js';

/** A code of the Harmonized System, with the edition that it is from and the days on which that edition holds. */
export interface HsCodeFact {
  readonly item: string;
  readonly hsYear: number;
  readonly hsCode: string;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
}

const OF_2017 =
  'Indicative list of WCO and WHO for COVID-19 supplies, or the same edition of the nomenclature.';
const SAME = 'Taken over from the edition of 2017, in which it was not moved. Not looked up.';
const MOVED = 'Moved by the edition of 2022. Not looked up.';

/** What the edition of 2022 moved. */
const MOVES: Readonly<Record<string, string>> = {
  TEST_PCR: '3822.19',
  TEST_ANTIGEN: '3822.19',
  GLOVE_NITRILE: '4015.12',
  VACCINE_TOZINAMERAN: '3002.41',
  VACCINE_ELASOMERAN: '3002.41',
  VACCINE_CHADOX1_S: '3002.41',
};

export const HS_CODES: readonly HsCodeFact[] = ITEMS.flatMap(({ code, hsCode }) => [
  { item: code, hsYear: HS_YEAR, hsCode, since: '2017-01-01', until: '2021-12-31', source: OF_2017 },
  {
    item: code,
    hsYear: 2022,
    hsCode: MOVES[code] ?? hsCode,
    since: '2022-01-01',
    until: null,
    source: MOVES[code] ? MOVED : SAME,
  },
]);
