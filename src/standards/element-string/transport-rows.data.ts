import {
  type ApplicationIdentifier,
  alike,
  digits,
  optional,
  row,
  text,
  upToDigits,
  upToText,
} from './ai-format.js';

const OF_UNIT = { requires: ['00'] };

const DOCUMENTS = [
  row('253', 'GDTI', [digits(13, 'CHECK_DIGIT'), optional(upToText(17))], { linkQualifiers: [[]] }),
  row('255', 'GCN', [digits(13, 'CHECK_DIGIT'), optional(upToDigits(12))], {
    excludes: ['01', '02', '415', '8006', '8020', '8026'],
    linkQualifiers: [[]],
  }),
  row('400', 'ORDER NUMBER', [upToText(30)]),
  row('401', 'GINC', [upToText(30, 'COMPANY_PREFIX')], { linkQualifiers: [[]] }),
  row('402', 'GSIN', [digits(17, 'CHECK_DIGIT')], { linkQualifiers: [[]] }),
  row('403', 'ROUTE', [upToText(30)], OF_UNIT),
];

const PARTIES = [
  row('254', 'GLN EXTENSION COMPONENT', [upToText(20)], { requires: ['414'], linkAttribute: false }),
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
  row('414', 'LOC No.', [digits(13, 'CHECK_DIGIT')], { linkQualifiers: [['254'], ['7040']] }),
  row('415', 'PAY TO', [digits(13, 'CHECK_DIGIT')], { requires: ['8020'], linkQualifiers: [['8020']] }),
  row('417', 'PARTY', [digits(13, 'CHECK_DIGIT')], { linkQualifiers: [['7040']] }),
  row('7040', 'UIC+EXT', [digits(1), text(1), text(1), text(1, 'IMPORTER_INDEX')], { linkAttribute: false }),
  row('7041', 'UFRGT UNIT TYPE', [upToText(4, 'PACKAGE_TYPE')], { ...OF_UNIT, linkAttribute: false }),
];

const POSTCODES = [
  row('420', 'SHIP TO POST', [upToText(20)], { excludes: ['421'] }),
  row('421', 'SHIP TO POST', [digits(3, 'COUNTRY_NUMBER'), upToText(9)], { excludes: ['4307'] }),
];

/** Names and addresses: any script, percent-encoded. */
function addresses(
  longest: number,
  labels: Readonly<Record<string, string>>,
  requires: string[] = OF_UNIT.requires,
) {
  return alike(labels, (ai, label) => row(ai, label, [upToText(longest, 'PERCENT_ENCODING')], { requires }));
}

const ADDRESSES = [
  ...addresses(35, {
    4300: 'SHIP TO COMP',
    4301: 'SHIP TO NAME',
    4310: 'RTN TO COMP',
    4311: 'RTN TO NAME',
    4320: 'SRV DESCRIPTION',
  }),
  ...addresses(70, {
    4302: 'SHIP TO ADD1',
    4304: 'SHIP TO SUB',
    4305: 'SHIP TO LOC',
    4306: 'SHIP TO REG',
    4312: 'RTN TO ADD1',
    4314: 'RTN TO SUB',
    4315: 'RTN TO LOC',
    4316: 'RTN TO REG',
  }),
  ...addresses(70, { 4303: 'SHIP TO ADD2' }, ['4302']),
  ...addresses(70, { 4313: 'RTN TO ADD2' }, ['4312']),
  ...alike({ 4307: 'SHIP TO COUNTRY', 4317: 'RTN TO COUNTRY' }, (ai, label) =>
    row(ai, label, [text(2, 'COUNTRY_LETTERS')], OF_UNIT),
  ),
  ...alike({ 4308: 'SHIP TO PHONE', 4319: 'RTN TO PHONE' }, (ai, label) =>
    row(ai, label, [upToText(30)], OF_UNIT),
  ),
  row('4309', 'SHIP TO GEO', [digits(10, 'LATITUDE'), digits(10, 'LONGITUDE')], OF_UNIT),
  row('4318', 'RTN TO POST', [upToText(20)], OF_UNIT),
];

const SERVICES = [
  ...alike({ 4321: 'DANGEROUS GOODS', 4322: 'AUTH TO LEAVE', 4323: 'SIG REQUIRED' }, (ai, label) =>
    row(ai, label, [digits(1, 'YES_NO')], OF_UNIT),
  ),
  ...alike({ 4324: 'NOT BEF DEL DT', 4325: 'NOT AFT DEL DT' }, (ai, label) =>
    row(ai, label, [digits(6, 'DATE_OR_MONTH'), digits(4, 'HOUR_MINUTE')], OF_UNIT),
  ),
  row('4326', 'REL DATE', [digits(6, 'DATE')], OF_UNIT),
];

/** Six digits with two implied decimals, then a minus sign when below zero: 002500- is -25.00. */
function temperature(ai: string, label: string, otherScale: string): ApplicationIdentifier {
  const parts = [digits(6), optional(text(1, 'MINUS_SIGN'))];
  return row(ai, label, parts, { ...OF_UNIT, excludes: [otherScale] });
}

const TEMPERATURES = [
  temperature('4330', 'MAX TEMP F.', '4331'),
  temperature('4331', 'MAX TEMP C.', '4330'),
  temperature('4332', 'MIN TEMP F.', '4333'),
  temperature('4333', 'MIN TEMP C.', '4332'),
];

/** Papers, parties, addresses and conditions of carriage. */
export const TRANSPORT_ROWS: readonly ApplicationIdentifier[] = [
  ...DOCUMENTS,
  ...PARTIES,
  ...POSTCODES,
  ...ADDRESSES,
  ...SERVICES,
  ...TEMPERATURES,
];
