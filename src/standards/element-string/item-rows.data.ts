import {
  type ApplicationIdentifier,
  alike,
  digits,
  optional,
  row,
  upToDigits,
  upToText,
} from './ai-format.js';

/** The keys of trade items that a lot, a date or a variant may belong to. */
export const ITEM_KEYS: readonly string[] = ['01', '02', '03', '8006', '8026'];

const KEYS = [
  row('00', 'SSCC', [digits(18, 'CHECK_DIGIT')], { linkQualifiers: [[]] }),
  row('01', 'GTIN', [digits(14, 'CHECK_DIGIT')], {
    excludes: ['255', '37'],
    linkQualifiers: [['22', '10', '21'], ['235']],
  }),
  row('02', 'CONTENT', [digits(14, 'CHECK_DIGIT')], { requires: ['37'], excludes: ['01', '03'] }),
  row('03', 'MTO GTIN', [digits(14, 'CHECK_DIGIT')], {
    excludes: ['01', '02', '37', '235'],
    linkAttribute: false,
  }),
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
  row('12', 'DUE DATE', [digits(6, 'DATE_OR_MONTH')], { requires: ['8020'] }),
  row('17', 'USE BY or EXPIRY', [digits(6, 'DATE_OR_MONTH')], { requires: [...ITEM_KEYS, '255'] }),
  row('7003', 'EXPIRY TIME', [digits(6, 'DATE'), digits(4, 'HOUR_MINUTE')], { requires: ['01', '02', '03'] }),
];

const ITEM_DETAILS = [
  row('10', 'BATCH/LOT', [upToText(20)], { requires: ITEM_KEYS }),
  row('20', 'VARIANT', [digits(2)], { requires: ITEM_KEYS }),
  row('21', 'SERIAL', [upToText(20)], {
    requires: ['01', '03', '8006'],
    excludes: ['235'],
    linkAttribute: false,
  }),
  row('22', 'CPV', [upToText(20)], { requires: ['01'], linkAttribute: false }),
  row('235', 'TPX', [upToText(28)], { requires: ['01'], linkAttribute: false }),
  ...alike({ 240: 'ADDITIONAL ID', 241: 'CUST. PART No.' }, (ai, label) =>
    row(ai, label, [upToText(30)], { requires: ITEM_KEYS }),
  ),
  row('242', 'MTO VARIANT', [upToDigits(6)], { requires: ['01', '02', '8006', '8026'] }),
  row('243', 'PCN', [upToText(20)], { requires: ['01', '03'] }),
  row('250', 'SECONDARY SERIAL', [upToText(30)], { requires: ['01+21', '03+21', '8006+21'] }),
  row('251', 'REF. TO SOURCE', [upToText(30)], { requires: ['01', '03', '8006'] }),
  row('30', 'VAR. COUNT', [upToDigits(8)], { requires: ['01', '02'] }),
  row('37', 'COUNT', [upToDigits(8)], { requires: ['00+02', '00+8026'] }),
];

const ORIGIN = [
  row('422', 'ORIGIN', [digits(3, 'COUNTRY_NUMBER')], { requires: ITEM_KEYS, excludes: ['426'] }),
  ...alike({ 423: 'COUNTRY - INITIAL PROCESS', 425: 'COUNTRY - DISASSEMBLY' }, (ai, label) => {
    const country = digits(3, 'COUNTRY_NUMBER');
    const others = [country, country, country, country].map(optional);
    return row(ai, label, [country, ...others], { requires: ['01', '02', '03'], excludes: ['426'] });
  }),
  row('424', 'COUNTRY - PROCESS', [digits(3, 'COUNTRY_NUMBER')], {
    requires: ['01', '02', '03'],
    excludes: ['426'],
  }),
  row('426', 'COUNTRY - FULL PROCESS', [digits(3, 'COUNTRY_NUMBER')], { requires: ['01', '02', '03'] }),
  row('427', 'ORIGIN SUBDIVISION', [upToText(3)], { requires: ['01+422', '02+422', '03+422'] }),
];

const HEALTH = alike(
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
);

/** Trade items: what they are, which lot, until when. */
export const ITEM_ROWS: readonly ApplicationIdentifier[] = [
  ...KEYS,
  ...DATES,
  ...ITEM_DETAILS,
  ...ORIGIN,
  ...HEALTH,
];
