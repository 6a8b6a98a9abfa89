import {
  type ApplicationIdentifier,
  alike,
  byDecimals,
  digits,
  optional,
  row,
  text,
  upToBase64,
  upToDigits,
  upToPartNumber,
  upToText,
} from './ai-format.js';

const OF_ITEM = { requires: ['01', '02'] };
const OF_PERSON = { requires: ['8017', '8018'] };
const OF_PATIENT = { requires: ['8018'] };

const FOOD = [
  row('7001', 'NSN', [digits(13)], { requires: ['01', '02', '8006', '8026'] }),
  row('7002', 'MEAT CUT', [upToText(30)], OF_ITEM),
  row('7004', 'ACTIVE POTENCY', [upToDigits(4)], { requires: ['01+10', '03+10'] }),
  row('7005', 'CATCH AREA', [upToText(12)], OF_ITEM),
  row('7006', 'FIRST FREEZE DATE', [digits(6, 'DATE')], OF_ITEM),
  row('7007', 'HARVEST DATE', [digits(6, 'DATE'), optional(digits(6, 'DATE'))], OF_ITEM),
  row('7008', 'AQUATIC SPECIES', [upToText(3)], OF_ITEM),
  row('7009', 'FISHING GEAR TYPE', [upToText(10)], OF_ITEM),
  row('7010', 'PROD METHOD', [upToText(2)], { requires: ['01', '02', '03'] }),
  row('7011', 'TEST BY DATE', [digits(6, 'DATE'), optional(digits(4, 'HOUR_MINUTE'))], {
    requires: ['01', '02', '03'],
  }),
  ...byDecimals(9, (n) =>
    row(`703${n}`, `PROCESSOR # ${n}`, [digits(3, 'COUNTRY_NUMBER_OR_999'), upToText(27)], OF_ITEM),
  ),
];

const REFURBISHED = [
  row('7020', 'REFURB LOT', [upToText(20)], { requires: ['01+416', '03+416', '8006+416'] }),
  row('7021', 'FUNC STAT', [upToText(20)], { requires: ['01', '03', '8006'] }),
  row('7022', 'REV STAT', [upToText(20)], { requires: ['01+7021', '03+7021', '8006+7021'] }),
  row('7023', 'GIAI - ASSEMBLY', [upToText(30, 'COMPANY_PREFIX')]),
];

const CERTIFICATES = [
  ...byDecimals(9, (n) =>
    row(`723${n}`, `CERT # ${n + 1}`, [text(2), upToText(28)], { requires: ['01', '8004'] }),
  ),
  row('7240', 'PROTOCOL', [upToText(20)], { requires: ['01', '8006'], excludes: ['03'] }),
  row('7241', 'AIDC MEDIA TYPE', [digits(2, 'MEDIA_TYPE')], OF_PERSON),
  row('7242', 'VCN', [upToText(25)], OF_PERSON),
];

const PERSONS = [
  row('7250', 'DOB', [digits(8, 'FULL_DATE')], { ...OF_PATIENT, excludes: ['7251'] }),
  row('7251', 'DOB TIME', [digits(8, 'FULL_DATE'), digits(4, 'HOUR_MINUTE')], {
    ...OF_PATIENT,
    excludes: ['7250'],
  }),
  row('7252', 'BIO SEX', [digits(1, 'SEX')], OF_PATIENT),
  ...alike({ 7253: 'FAMILY NAME', 7254: 'GIVEN NAME' }, (ai, label) =>
    row(ai, label, [upToText(40, 'PERCENT_ENCODING')], { ...OF_PERSON, excludes: ['7256', '7259'] }),
  ),
  row('7255', 'SUFFIX', [upToText(10)], { ...OF_PERSON, excludes: ['7256', '7259'] }),
  row('7256', 'FULL NAME', [upToText(90, 'PERCENT_ENCODING')], OF_PERSON),
  row('7257', 'PERSON ADDR', [upToText(70, 'PERCENT_ENCODING')], OF_PATIENT),
  row('7258', 'BIRTH SEQUENCE', [text(3, 'POSITION_IN_SEQUENCE')], { requires: ['8018+7259'] }),
  row('7259', 'BABY', [upToText(40, 'PERCENT_ENCODING')], { ...OF_PATIENT, excludes: ['7256'] }),
  row('8017', 'GSRN - PROVIDER', [digits(18, 'CHECK_DIGIT')], {
    excludes: ['8018'],
    linkQualifiers: [['8019']],
  }),
  row('8018', 'GSRN - RECIPIENT', [digits(18, 'CHECK_DIGIT')], {
    excludes: ['8017'],
    linkQualifiers: [['8019']],
  }),
  row('8019', 'SRIN', [upToDigits(10)], { ...OF_PERSON, linkAttribute: false }),
];

const ASSETS = [
  row('8003', 'GRAI', [digits(1, 'ZERO'), digits(13, 'CHECK_DIGIT'), optional(upToText(16))], {
    linkQualifiers: [[]],
  }),
  row('8004', 'GIAI', [upToText(30, 'COMPANY_PREFIX')], { linkQualifiers: [['7040']] }),
  row('8010', 'CPID', [upToPartNumber(30, 'COMPANY_PREFIX')], { linkQualifiers: [['8011']] }),
  row('8011', 'CPID SERIAL', [upToDigits(12, 'NO_LEADING_ZERO')], {
    requires: ['8010'],
    linkAttribute: false,
  }),
  row('8013', 'GMN', [upToText(25, 'CHECK_PAIR', 'COMPANY_PREFIX')], { linkQualifiers: [[]] }),
  row('8014', 'MUDI', [upToText(25, 'CHECK_PAIR', 'COMPANY_PREFIX', 'HAS_LETTER_OR_SIGN')], {
    requires: ['01'],
    linkAttribute: false,
  }),
];

const VARIOUS = [
  row(
    '8001',
    'DIMENSIONS',
    [digits(4, 'NOT_ZERO'), digits(5, 'NOT_ZERO'), digits(3, 'NOT_ZERO'), digits(1, 'WINDING'), digits(1)],
    { requires: ['01'] },
  ),
  row('8002', 'CMT No.', [upToText(20)]),
  row('8007', 'IBAN', [upToText(34, 'IBAN')], { requires: ['415'] }),
  row(
    '8008',
    'PROD TIME',
    [
      digits(6, 'DATE'),
      digits(2, 'HOUR'),
      optional(digits(2, 'MINUTE_OR_SECOND')),
      optional(digits(2, 'MINUTE_OR_SECOND')),
    ],
    { requires: ['01', '02', '03'] },
  ),
  row('8009', 'OPTSEN', [upToText(50)], { requires: ['00', '01', '03'] }),
  row('8012', 'VERSION', [upToText(20)], { requires: ['01', '03', '8006'] }),
  row('8020', 'REF No.', [upToText(25)], { requires: ['415'], linkAttribute: false }),
  row('8030', 'DIGSIG', [upToBase64(90)], {
    requires: ['00', '01+21', '03+21', '253', '255', '8003', '8004', '8006+21', '8010+8011', '8017', '8018'],
  }),
  row('8040', 'IMEI', [digits(15)], { requires: ['01+21'], linkAttribute: false }),
  ...alike({ 8041: 'IMEI2' }, (ai, label) =>
    row(ai, label, [digits(15)], { requires: ['01+21+8040'], linkAttribute: false }),
  ),
  row('8042', 'ESIM', [digits(32)], { requires: ['01+21+8040'], linkAttribute: false }),
  row('8043', 'PSIM', [digits(18), optional(upToDigits(2))], {
    requires: ['01+21+8040'],
    linkAttribute: false,
  }),
  row('8110', 'COUPON CODE', [upToText(70, 'COUPON')]),
  row('8111', 'POINTS', [digits(4)], { requires: ['255'] }),
  row('8112', 'COUPON OFFER', [upToText(70, 'COUPON_OFFER')]),
  row('8200', 'PRODUCT URL', [upToText(70)], { requires: ['01'], linkAttribute: false }),
];

/** Left to companies and their partners. */
const INTERNAL = [
  row('90', 'INTERNAL', [upToText(30)]),
  ...[91, 92, 93, 94, 95, 96, 97, 98, 99].map((ai) => row(String(ai), 'INTERNAL', [upToText(90)])),
];

/** Food, refurbished devices, persons, assets, coupons, and whatever is rare in a hub. */
export const SPECIAL_ROWS: readonly ApplicationIdentifier[] = [
  ...FOOD,
  ...REFURBISHED,
  ...CERTIFICATES,
  ...PERSONS,
  ...ASSETS,
  ...VARIOUS,
  ...INTERNAL,
];
