import type { Donation, Onward, Scenario, Vehicle } from './scenario.js';

/**
 * Spring 2020 at Liège, as sources tell it. The sources are listed in docs/spring-2020.md under the same words;
 * what none of them says is made up, and `madeUp` names it.
 */

const freighter = (number: string, place: string, departsAt: string, arrivesAt: string): Vehicle => ({
  number,
  mode: 'AIR',
  place,
  departsAt,
  arrivesAt,
  capacityPallets: 220,
  capacityKilograms: 112_000,
  temperatureClasses: ['AMB', 'CRT', 'FRZ'],
});

const truck = (number: string, place: string, departsAt: string, arrivesAt: string): Vehicle => ({
  number,
  mode: 'ROAD',
  place,
  departsAt,
  arrivesAt,
  capacityPallets: 33,
  capacityKilograms: 24_000,
  temperatureClasses: ['AMB', 'CRT', 'FRZ'],
});

const masks = (quantity: number, lot: string) => ({
  item: 'MASK_SURGICAL_IIR',
  quantity,
  perPallet: 40_000,
  lot,
  expiry: '2022-02-28',
  kilogramsPerPallet: 220,
});

const tests = (quantity: number, lot: string) => ({
  item: 'TEST_PCR',
  quantity,
  perPallet: 5_000,
  lot,
  expiry: '2020-12-31',
  kilogramsPerPallet: 180,
});

const BELGIUM_16_MARCH: Donation = {
  reference: 'JMF-2020-03-16',
  title: '300,000 masks for Belgium',
  grounds: {
    sources: ['Sciensano masks'],
    madeUp: 'origin airport, pallets, lots, truck, every time of day',
  },
  donor: 'JACK-MA-FOUNDATION',
  pledge: 'JMF-EUROPE-2020',
  purpose: '300,000 surgical masks for Belgium, given to Sciensano.',
  recipients: ['SCIENSANO'],
  announcedAt: '2020-03-15T12:00:00Z',
  vehicle: freighter('DEMO 316', 'HGH', '2020-03-16T02:00:00Z', '2020-03-16T14:00:00Z'),
  goods: [masks(300_000, 'HZ200302')],
  countedAt: '2020-03-16T16:00:00Z',
  onward: [
    {
      agency: 'SCIENSANO',
      pallets: 8,
      truck: truck('BE 316', 'BRU', '2020-03-16T20:00:00Z', '2020-03-16T22:00:00Z'),
      loadedAt: '2020-03-16T18:00:00Z',
      deliveredAt: '2020-03-17T07:00:00Z',
    },
  ],
};

const SHARED_18_MARCH: Donation = {
  reference: 'JMF-2020-03-18',
  title: 'a charter shared by France, Slovenia and Belgium',
  grounds: {
    sources: ['18 March charter'],
    madeUp: 'the shares of Slovenia and Belgium, pallets, lots, trucks, every time of day',
  },
  donor: 'JACK-MA-FOUNDATION',
  purpose: '1,000,000 surgical masks for France, and shares for Slovenia and Belgium.',
  recipients: ['FR-HEALTH-MINISTRY', 'SI-DEFENCE', 'SCIENSANO'],
  portions: [
    { recipient: 'FR-HEALTH-MINISTRY', item: 'MASK_SURGICAL_IIR', quantity: 1_000_000 },
    { recipient: 'SI-DEFENCE', item: 'MASK_SURGICAL_IIR', quantity: 80_000 },
    { recipient: 'SCIENSANO', item: 'MASK_SURGICAL_IIR', quantity: 200_000 },
  ],
  announcedAt: '2020-03-17T10:00:00Z',
  vehicle: freighter('DEMO 318', 'HGH', '2020-03-18T03:00:00Z', '2020-03-18T15:00:00Z'),
  goods: [masks(1_280_000, 'HZ200303')],
  countedAt: '2020-03-18T17:00:00Z',
  onward: [
    {
      agency: 'FR-HEALTH-MINISTRY',
      pallets: 25,
      truck: truck('FR 318', 'CDG', '2020-03-18T22:00:00Z', '2020-03-19T03:00:00Z'),
      loadedAt: '2020-03-18T19:00:00Z',
      deliveredAt: '2020-03-19T06:00:00Z',
    },
    {
      agency: 'SI-DEFENCE',
      pallets: 2,
      truck: truck('SI 318', 'LJU', '2020-03-18T22:30:00Z', '2020-03-20T03:00:00Z'),
      loadedAt: '2020-03-18T20:00:00Z',
      deliveredAt: '2020-03-20T07:00:00Z',
    },
    {
      agency: 'SCIENSANO',
      pallets: 5,
      truck: truck('BE 318', 'BRU', '2020-03-18T23:00:00Z', '2020-03-19T01:00:00Z'),
      loadedAt: '2020-03-18T21:00:00Z',
      deliveredAt: '2020-03-19T07:00:00Z',
      refused: 400,
    },
  ],
};

const ROME_20_MARCH: Donation = {
  reference: 'JMF-2020-03-20',
  title: 'further 500,000 masks and 100,000 test kits for Rome',
  grounds: {
    sources: ['18 March charter'],
    madeUp: 'the day (the source says "that week"), pallets, lots, truck, every time of day',
  },
  donor: 'JACK-MA-FOUNDATION',
  pledge: 'JMF-EUROPE-2020',
  purpose: '500,000 surgical masks and 100,000 test kits for Italy.',
  recipients: ['ITALIAN-RED-CROSS'],
  announcedAt: '2020-03-19T08:00:00Z',
  vehicle: freighter('DEMO 320', 'HGH', '2020-03-19T20:00:00Z', '2020-03-20T08:00:00Z'),
  goods: [masks(500_000, 'HZ200304'), tests(100_000, 'PCR2003B')],
  countedAt: '2020-03-20T10:00:00Z',
  onward: [
    {
      agency: 'ITALIAN-RED-CROSS',
      pallets: 33,
      truck: truck('IT 320', 'ROME', '2020-03-20T16:00:00Z', '2020-03-21T15:00:00Z'),
      loadedAt: '2020-03-20T13:00:00Z',
      deliveredAt: '2020-03-21T17:00:00Z',
    },
  ],
};

const SWITZERLAND_25_MARCH: Donation = {
  reference: 'JMF-2020-03-25',
  title: 'the first Swiss batch',
  grounds: {
    sources: ['Swiss batch'],
    madeUp: 'all quantities, pallets, lots, truck, every time of day',
  },
  donor: 'JACK-MA-FOUNDATION',
  purpose: 'Masks and tests for Switzerland: the first batch.',
  recipients: ['CH-DEFENCE'],
  announcedAt: '2020-03-24T09:00:00Z',
  vehicle: freighter('DEMO 325', 'HGH', '2020-03-25T09:30:00Z', '2020-03-25T21:30:00Z'),
  goods: [masks(200_000, 'HZ200305'), tests(20_000, 'PCR2003C')],
  countedAt: '2020-03-25T23:00:00Z',
  onward: [
    {
      agency: 'CH-DEFENCE',
      pallets: 9,
      truck: truck('CH 325', 'ZRH', '2020-03-26T06:00:00Z', '2020-03-26T15:00:00Z'),
      loadedAt: '2020-03-26T03:00:00Z',
      deliveredAt: '2020-03-26T16:00:00Z',
    },
  ],
};

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

const SEVEN_MILLION_3_APRIL: Donation = {
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
  vehicle: freighter('DEMO 403', 'PVG', '2020-04-02T19:00:00Z', '2020-04-03T07:30:00Z'),
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

const HENAN_8_APRIL: Donation = {
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
  vehicle: freighter('DEMO 408', 'CGO', '2020-04-08T01:00:00Z', '2020-04-08T13:00:00Z'),
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

const CHENGDU_JUNE: Donation = {
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
  vehicle: {
    number: 'DEMO CHENGDU 1',
    mode: 'RAIL',
    place: 'CTU',
    departsAt: '2020-05-29T10:00:00Z',
    arrivesAt: '2020-06-12T10:00:00Z',
    capacityPallets: 984,
    capacityKilograms: 900_000,
    temperatureClasses: ['AMB'],
    stops: [
      {
        place: 'DOSTYK',
        arrivesAt: '2020-06-02T10:00:00Z',
        departsAt: '2020-06-03T04:00:00Z',
        gaugeChange: true,
      },
      { place: 'BREST', arrivesAt: '2020-06-09T10:00:00Z', departsAt: '2020-06-09T14:00:00Z' },
      {
        place: 'MALASZEWICZE',
        arrivesAt: '2020-06-09T15:00:00Z',
        departsAt: '2020-06-10T12:00:00Z',
        gaugeChange: true,
      },
    ],
  },
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

export const SPRING_2020: Scenario = {
  name: 'spring-2020',
  donations: [
    BELGIUM_16_MARCH,
    SHARED_18_MARCH,
    ROME_20_MARCH,
    SWITZERLAND_25_MARCH,
    SEVEN_MILLION_3_APRIL,
    HENAN_8_APRIL,
    CHENGDU_JUNE,
  ],
};
