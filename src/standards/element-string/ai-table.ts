import {
  type ApplicationIdentifier,
  digits,
  optional,
  row,
  text,
  upToDigits,
  upToText,
} from './ai-format.js';

/** The keys of trade items that a lot, a date or a serial may belong to. */
const ITEM_KEYS = ['01', '02', '03', '8006', '8026'];

/** Six digits, the last digit of the identifier says how many of them are decimals: 3102 001234 is 12.34. */
function measure(prefix: string, label: string, requires: string[]): ApplicationIdentifier[] {
  const rules = { requires, excludes: [`${prefix}n`] };
  return [0, 1, 2, 3, 4, 5].map((decimals) => row(`${prefix}${decimals}`, label, [digits(6)], rules));
}

/** Rows that differ in nothing but identifier and label. */
function alike(
  labels: Readonly<Record<string, string>>,
  make: (ai: string, label: string) => ApplicationIdentifier,
) {
  return Object.entries(labels).map(([ai, label]) => make(ai, label));
}

const KEYS = [
  row('00', 'SSCC', [digits(18, 'CHECK_DIGIT')], { linkQualifiers: [[]] }),
  row('01', 'GTIN', [digits(14, 'CHECK_DIGIT')], {
    excludes: ['255', '37'],
    linkQualifiers: [['22', '10', '21']],
  }),
  row('02', 'CONTENT', [digits(14, 'CHECK_DIGIT')], { requires: ['37'], excludes: ['01', '03'] }),
  row('8006', 'ITIP', [digits(14, 'CHECK_DIGIT'), digits(4, 'PIECE_OF_TOTAL')], {
    excludes: ['01', '03', '37'],
    linkQualifiers: [['22', '10', '21']],
  }),
  row('8026', 'ITIP CONTENT', [digits(14, 'CHECK_DIGIT'), digits(4, 'PIECE_OF_TOTAL')], {
    requires: ['37'],
    excludes: ['02', '03', '8006'],
  }),
];

const DATES = [
  ...alike({ 11: 'PROD DATE', 13: 'PACK DATE', 15: 'BEST BEFORE or BEST BY', 16: 'SELL BY' }, (ai, label) =>
    row(ai, label, [digits(6, 'DATE_OR_MONTH')], { requires: ITEM_KEYS }),
  ),
  row('17', 'USE BY or EXPIRY', [digits(6, 'DATE_OR_MONTH')], { requires: [...ITEM_KEYS, '255'] }),
  row('7003', 'EXPIRY TIME', [digits(6, 'DATE'), digits(4, 'HOUR_MINUTE')], { requires: ['01', '02', '03'] }),
];

const ITEM_DETAILS = [
  row('10', 'BATCH/LOT', [upToText(20)], { requires: ITEM_KEYS }),
  row('21', 'SERIAL', [upToText(20)], {
    requires: ['01', '03', '8006'],
    excludes: ['235'],
    linkAttribute: false,
  }),
  row('22', 'CPV', [upToText(20)], { requires: ['01'], linkAttribute: false }),
  ...alike({ 240: 'ADDITIONAL ID', 241: 'CUST. PART No.' }, (ai, label) =>
    row(ai, label, [upToText(30)], { requires: ITEM_KEYS }),
  ),
  row('30', 'VAR. COUNT', [upToDigits(8)], { requires: ['01', '02'] }),
  row('37', 'COUNT', [upToDigits(8)], { requires: ['00+02', '00+8026'] }),
  ...measure('310', 'NET WEIGHT (kg)', ['01', '02']),
  ...measure('330', 'GROSS WEIGHT (kg)', ['00', '01']),
  ...alike(
    {
      710: 'NHRN PZN',
      711: 'NHRN CIP',
      712: 'NHRN CN',
      713: 'NHRN DRN',
      714: 'NHRN AIM',
      715: 'NHRN NDC',
      716: 'NHRN AIC',
      717: 'NHRN SRN',
    },
    (ai, label) => row(ai, label, [upToText(20)], { requires: ['01'] }),
  ),
];

const TRANSPORT = [
  row('400', 'ORDER NUMBER', [upToText(30)]),
  row('401', 'GINC', [upToText(30, 'COMPANY_PREFIX')], { linkQualifiers: [[]] }),
  row('402', 'GSIN', [digits(17, 'CHECK_DIGIT')], { linkQualifiers: [[]] }),
  row('403', 'ROUTE', [upToText(30)], { requires: ['00'] }),
  ...alike(
    {
      410: 'SHIP TO LOC',
      411: 'BILL TO',
      412: 'PURCHASE FROM',
      413: 'SHIP FOR LOC',
      416: 'PROD/SERV LOC',
    },
    (ai, label) => row(ai, label, [digits(13, 'CHECK_DIGIT')]),
  ),
  row('414', 'LOC No.', [digits(13, 'CHECK_DIGIT')], { linkQualifiers: [[]] }),
  row('415', 'PAY TO', [digits(13, 'CHECK_DIGIT')], { requires: ['8020'] }),
  row('417', 'PARTY', [digits(13, 'CHECK_DIGIT')], { linkQualifiers: [[]] }),
];

const SHIP_TO = [
  row('420', 'SHIP TO POST', [upToText(20)], { excludes: ['421'] }),
  row('421', 'SHIP TO POST', [digits(3), upToText(9)], { excludes: ['4307'] }),
  ...alike({ 4300: 'SHIP TO COMP', 4301: 'SHIP TO NAME' }, (ai, label) =>
    row(ai, label, [upToText(35, 'PERCENT_ENCODING')], { requires: ['00'] }),
  ),
  ...alike(
    { 4302: 'SHIP TO ADD1', 4304: 'SHIP TO SUB', 4305: 'SHIP TO LOC', 4306: 'SHIP TO REG' },
    (ai, label) => row(ai, label, [upToText(70, 'PERCENT_ENCODING')], { requires: ['00'] }),
  ),
  row('4303', 'SHIP TO ADD2', [upToText(70, 'PERCENT_ENCODING')], { requires: ['4302'] }),
  row('4307', 'SHIP TO COUNTRY', [text(2, 'COUNTRY_LETTERS')], { requires: ['00'] }),
  row('4308', 'SHIP TO PHONE', [upToText(30)], { requires: ['00'] }),
  row('4309', 'SHIP TO GEO', [digits(10, 'LATITUDE'), digits(10, 'LONGITUDE')], { requires: ['00'] }),
];

/** Six digits with two implied decimals, then a minus sign when below zero: 002500- is -25.00. */
function temperature(ai: string, label: string, otherScale: string): ApplicationIdentifier {
  const parts = [digits(6), optional(text(1, 'MINUS_SIGN'))];
  return row(ai, label, parts, { requires: ['00'], excludes: [otherScale] });
}

const TEMPERATURES = [
  temperature('4330', 'MAX TEMP F.', '4331'),
  temperature('4331', 'MAX TEMP C.', '4330'),
  temperature('4332', 'MIN TEMP F.', '4333'),
  temperature('4333', 'MIN TEMP C.', '4332'),
];

const INTERNAL = [
  row('90', 'INTERNAL', [upToText(30)]),
  ...[91, 92, 93, 94, 95, 96, 97, 98, 99].map((ai) => row(String(ai), 'INTERNAL', [upToText(90)])),
];

/** The application identifiers that the hub reads, after the GS1 General Specifications. Order has no meaning. */
export const APPLICATION_IDENTIFIERS: readonly ApplicationIdentifier[] = [
  ...KEYS,
  ...DATES,
  ...ITEM_DETAILS,
  ...TRANSPORT,
  ...SHIP_TO,
  ...TEMPERATURES,
  ...INTERNAL,
];

const BY_AI: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  APPLICATION_IDENTIFIERS.map((identifier) => [identifier.ai, identifier]),
);

/** The row of an identifier that stands alone, as between brackets. */
export function findIdentifier(ai: string): ApplicationIdentifier | undefined {
  return BY_AI.get(ai);
}

/** The identifier with which the data at `position` begins. None is the beginning of another, so one fits at most. */
export function identifierAt(data: string, position: number): ApplicationIdentifier | undefined {
  return (
    BY_AI.get(data.slice(position, position + 2)) ??
    BY_AI.get(data.slice(position, position + 3)) ??
    BY_AI.get(data.slice(position, position + 4))
  );
}
