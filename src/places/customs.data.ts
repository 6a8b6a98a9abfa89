import type { CustomsRegime } from './customs.lifecycle.js';

/** Goods that leave the customs territory of the Union for a country, in a period. Days as YYYY-MM-DD. */
export interface CustomsFact {
  readonly country: string;
  readonly regime: CustomsRegime;
  readonly since: string;
  /** Last day; null: no end is known. */
  readonly until: string | null;
  readonly source: string;
  /** False where the fact is common knowledge of the trade that was not looked up in a legal text. */
  readonly verified: boolean;
}

/** The rules begin with the year of the relief. What was before is not in them, and is not guessed. */
const FIRST_DAY = '2020-01-01';

const UNION =
  'Member of the European Union: free circulation after release at the hub. Not looked up in a legal text.';
const TRANSIT =
  'Party to the Convention on a common transit procedure: T1 for goods that were not released. Not looked up in a legal text.';
const OUTSIDE =
  'Not a party to the common transit convention in 2020: export declaration, and a TIR carnet by road. Not looked up in a legal text.';
const FAR = 'Export declaration; goods go by air. Not looked up in a legal text.';

const rule = (
  country: string,
  regime: CustomsRegime,
  source: string,
  { since = FIRST_DAY, until = null as string | null, verified = false } = {},
): CustomsFact => ({ country, regime, since, until, source, verified });

const MEMBERS = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const IN_CONVENTION = 'IS LI NO CH TR MK RS'.split(' ');
const OUT_OF_IT = 'AL BA XK BY'.split(' ');
const BY_AIR = 'AM AZ'.split(' ');

/**
 * Three joined the convention during 2025, on a day that our sources do not give: that year has no rule for them.
 */
const joinedIn2025 = (country: string, before: CustomsRegime): CustomsFact[] => [
  rule(country, before, `${before === 'EXPORT' ? FAR : OUTSIDE} It joined the convention during 2025.`, {
    until: '2024-12-31',
  }),
  rule(country, 'COMMON_TRANSIT', 'Joined the convention during 2025; the day was not looked up.', {
    since: '2026-01-01',
  }),
];

/** No two of one country at once: a test looks. Andorra, San Marino and the Holy See have none: nobody looked them up. */
export const CUSTOMS: readonly CustomsFact[] = [
  ...MEMBERS.map((country) => rule(country, 'UNION', UNION)),
  rule('IE', 'UNION', `${UNION} Since 2021 the way across Great Britain is transit (T2, or T1).`),
  rule('MC', 'UNION', 'In the customs territory of the Union. Not looked up in a legal text.'),
  rule(
    'GB',
    'UNION',
    'Withdrawal Agreement, transition period to 31 December 2020; Article 131 is named by the extensions of Decision (EU) 2020/491.',
    { until: '2020-12-31', verified: true },
  ),
  rule(
    'GB',
    'COMMON_TRANSIT',
    'Party to the common transit convention in its own right from 1 January 2021. Northern Ireland has rules of its own, which are not in here. Not looked up in a legal text.',
    { since: '2021-01-01' },
  ),
  ...IN_CONVENTION.map((country) =>
    rule(
      country,
      'COMMON_TRANSIT',
      country === 'TR' ? `${TRANSIT} In a customs union as well (A.TR).` : TRANSIT,
    ),
  ),
  ...OUT_OF_IT.map((country) => rule(country, 'EXPORT_TIR', OUTSIDE)),
  ...BY_AIR.map((country) => rule(country, 'EXPORT', FAR)),
  rule('UA', 'EXPORT_TIR', OUTSIDE, { until: '2022-09-30' }),
  rule('UA', 'COMMON_TRANSIT', 'Joined the convention on 1 October 2022. Not looked up in a legal text.', {
    since: '2022-10-01',
  }),
  ...joinedIn2025('MD', 'EXPORT_TIR'),
  ...joinedIn2025('ME', 'EXPORT_TIR'),
  ...joinedIn2025('GE', 'EXPORT'),
];
