import type { Donation, Onward } from './scenario.js';
import { masks } from './spring-2020.goods.js';
import { CHENGDU_TRAIN, freighter, truck } from './spring-2020.vehicles.js';

/** 200 pallets on trucks of 33: the last one is not full. */
const toBelgium = (count: number, first: string): Onward[] =>
  Array.from({ length: Math.ceil(count / 33) }, (_, n) => {
    const at = (hours: number) => new Date(Date.parse(first) + (n * 3 + hours) * 3_600_000).toISOString();
    return {
      agency: 'BE-HEALTH',
      pallets: Math.min(33, count - n * 33),
      truck: truck(`BE 403-${n + 1}`, 'BRU', at(2), at(4)),
      loadedAt: at(0),
      deliveredAt: at(5),
    };
  });

export const SEVEN_MILLION_3_APRIL: Donation = {
  reference: 'BE-2020-04-03',
  title: 'seven million masks in one plane, counted box by box',
  grounds: {
    sources: ['7 million masks'],
    madeUp: 'origin, pallets, lots, which pallet lacked a box, trucks, all times of day but the landing',
  },
  donor: 'BELGIAN-STATE',
  purpose:
    '5 million FFP2 and 2 million surgical masks and 100,000 face shields, bought by the Belgian State.',
  recipients: ['BE-HEALTH'],
  announcedAt: '2020-04-02T09:00:00Z',
  vehicle: freighter(403, 'PVG', '2020-04-02T19:00:00Z', '2020-04-03T07:30:00Z'),
  goods: [
    { ...masks(5_000_000, 'FFP2-2003'), item: 'MASK_FFP2', kilogramsPerPallet: 175 },
    { ...masks(2_000_000, 'SURG-2003'), kilogramsPerPallet: 175 },
    {
      item: 'FACE_SHIELD',
      quantity: 100_000,
      perPallet: 4_000,
      lot: 'SHIELD-2003',
      expiry: '2025-03-31',
      kilogramsPerPallet: 175,
    },
  ],
  countedAt: '2020-04-03T10:00:00Z',
  short: [{ pallet: 7, missing: 1_000 }],
  onward: toBelgium(200, '2020-04-03T14:00:00Z'),
};

export const HENAN_8_APRIL: Donation = {
  reference: 'HENAN-2020-04-08',
  title: '300,000 masks from Henan on a 747 from Zhengzhou, among e-commerce goods',
  grounds: {
    sources: ['Henan masks'],
    madeUp: 'the recipient, pallets, lots, truck, all times of day but the landing',
  },
  donor: 'HENAN-GOVERNMENT',
  purpose: '300,000 surgical masks, given by the government of Henan and a company.',
  recipients: ['BE-HEALTH'],
  announcedAt: '2020-04-07T08:00:00Z',
  vehicle: freighter(408, 'CGO', '2020-04-08T01:00:00Z', '2020-04-08T13:00:00Z'),
  goods: [masks(300_000, 'ZZ200401')],
  countedAt: '2020-04-08T15:00:00Z',
  onward: [
    {
      agency: 'BE-HEALTH',
      pallets: 8,
      truck: truck('BE 408', 'BRU', '2020-04-08T19:00:00Z', '2020-04-08T21:00:00Z'),
      loadedAt: '2020-04-08T17:00:00Z',
      deliveredAt: '2020-04-09T07:00:00Z',
    },
  ],
};

export const CHENGDU_JUNE: Donation = {
  reference: 'CHENGDU-2020-06',
  title: 'a train of 41 containers from Chengdu, mainly for the United Kingdom',
  grounds: {
    sources: ['Chengdu train'],
    madeUp: 'the day in June, donor, goods, pallets (two a container), calls, trucks, every time of day',
  },
  donor: 'CHENGDU-SENDER',
  purpose: 'Protective equipment, mainly for the United Kingdom.',
  recipients: ['UK-HEALTH'],
  announcedAt: '2020-05-28T08:00:00Z',
  vehicle: CHENGDU_TRAIN,
  goods: [masks(3_280_000, 'CD200501')],
  countedAt: '2020-06-12T13:00:00Z',
  onward: [33, 33, 16].map((pallets, n) => ({
    agency: 'UK-HEALTH',
    pallets,
    truck: truck(`UK 612-${n + 1}`, 'LHR', `2020-06-13T0${4 + n}:00:00Z`, `2020-06-13T${14 + n}:00:00Z`),
    loadedAt: `2020-06-13T0${1 + n}:00:00Z`,
    deliveredAt: `2020-06-13T${17 + n}:00:00Z`,
  })),
};
