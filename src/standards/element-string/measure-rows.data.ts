import { type ApplicationIdentifier, alike, byDecimals, digits, row, upToDigits } from './ai-format.js';

const MOST_DECIMALS = 5;

/** Six digits, the last digit of the identifier says how many of them are decimals: 3102 001234 is 12.34. */
function measures(
  labels: Readonly<Record<string, string>>,
  requires: readonly string[],
): ApplicationIdentifier[] {
  return Object.entries(labels).flatMap(([prefix, label]) =>
    byDecimals(MOST_DECIMALS, (decimals) =>
      row(`${prefix}${decimals}`, label, [digits(6)], { requires, excludes: [`${prefix}n`] }),
    ),
  );
}

const TRADE = measures(
  {
    310: 'NET WEIGHT (kg)',
    311: 'LENGTH (m)',
    312: 'WIDTH (m)',
    313: 'HEIGHT (m)',
    314: 'AREA (m²)',
    315: 'NET VOLUME (l)',
    316: 'NET VOLUME (m³)',
    320: 'NET WEIGHT (lb)',
    321: 'LENGTH (in)',
    322: 'LENGTH (ft)',
    323: 'LENGTH (yd)',
    324: 'WIDTH (in)',
    325: 'WIDTH (ft)',
    326: 'WIDTH (yd)',
    327: 'HEIGHT (in)',
    328: 'HEIGHT (ft)',
    329: 'HEIGHT (yd)',
    350: 'AREA (in²)',
    351: 'AREA (ft²)',
    352: 'AREA (yd²)',
    356: 'NET WEIGHT (tr oz)',
    357: 'NET VOLUME (oz)',
    360: 'NET VOLUME (qt (US))',
    361: 'NET VOLUME (gal.)',
    364: 'NET VOLUME (in³)',
    365: 'NET VOLUME (ft³)',
    366: 'NET VOLUME (yd³)',
  },
  ['01', '02'],
);

/** Of a logistic unit, packing and all. */
const LOGISTIC = measures(
  {
    330: 'GROSS WEIGHT (kg)',
    331: 'LENGTH (m), log',
    332: 'WIDTH (m), log',
    333: 'HEIGHT (m), log',
    334: 'AREA (m²), log',
    335: 'VOLUME (l), log',
    336: 'VOLUME (m³), log',
    340: 'GROSS WEIGHT (lb)',
    341: 'LENGTH (in), log',
    342: 'LENGTH (ft), log',
    343: 'LENGTH (yd), log',
    344: 'WIDTH (in), log',
    345: 'WIDTH (ft), log',
    346: 'WIDTH (yd), log',
    347: 'HEIGHT (in), log',
    348: 'HEIGHT (ft), log',
    349: 'HEIGHT (yd), log',
    353: 'AREA (in²), log',
    354: 'AREA (ft²), log',
    355: 'AREA (yd²), log',
    362: 'VOLUME (qt (US)), log',
    363: 'VOLUME (gal (US)), log',
    367: 'VOLUME (in³), log',
    368: 'VOLUME (ft³), log',
    369: 'VOLUME (yd³), log',
  },
  ['00', '01'],
);

const PER_AREA = measures({ 337: 'KG PER m²' }, ['01']);

/** What tells how much of an item a price is for. */
const AMOUNTS_OF_ITEM = ['30', '31nn', '32nn', '35nn', '36nn'];

const PRICES = [
  ...byDecimals(9, (n) =>
    row(`390${n}`, 'AMOUNT', [upToDigits(15)], {
      requires: ['255', '8020'],
      excludes: ['390n', '391n', '394n', '8111'],
    }),
  ),
  ...byDecimals(9, (n) =>
    row(`391${n}`, 'AMOUNT', [digits(3, 'CURRENCY_NUMBER'), upToDigits(15)], {
      requires: ['8020'],
      excludes: ['391n'],
    }),
  ),
  ...byDecimals(9, (n) =>
    row(`392${n}`, 'PRICE', [upToDigits(15)], {
      requires: AMOUNTS_OF_ITEM.map((amount) => `01+${amount}`),
      excludes: ['392n', '393n'],
    }),
  ),
  ...byDecimals(9, (n) =>
    row(`393${n}`, 'PRICE', [digits(3, 'CURRENCY_NUMBER'), upToDigits(15)], {
      requires: AMOUNTS_OF_ITEM,
      excludes: ['393n'],
    }),
  ),
  ...byDecimals(3, (n) =>
    row(`394${n}`, 'PRCNT OFF', [digits(4)], { requires: ['255'], excludes: ['394n', '8111'] }),
  ),
  ...byDecimals(MOST_DECIMALS, (n) =>
    row(`395${n}`, 'PRICE/UoM', [digits(6)], {
      requires: AMOUNTS_OF_ITEM,
      excludes: ['392n', '393n', '395n', '8005'],
    }),
  ),
  ...alike({ 8005: 'PRICE PER UNIT' }, (ai, label) =>
    row(ai, label, [digits(6)], { requires: ['01', '02'] }),
  ),
];

/** Weights, sizes, volumes and prices. */
export const MEASURE_ROWS: readonly ApplicationIdentifier[] = [...TRADE, ...LOGISTIC, ...PER_AREA, ...PRICES];
