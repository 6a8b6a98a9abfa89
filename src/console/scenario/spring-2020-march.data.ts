import { DEMO_CONSIGNMENT, DEMO_FLIGHT } from '../demo/demo.data.js';
import type { Donation } from './scenario.js';
import { masks, tests } from './spring-2020.goods.js';
import { freighter, truck } from './spring-2020.vehicles.js';

/**
 * The flight with which the demo begins. What a visitor takes in by hand and sends to Rome is his; the rest of it the
 * demo's people take in later that night, and send after it.
 */
export const ROME_13_MARCH: Donation = {
  reference: DEMO_CONSIGNMENT.reference,
  title: '500,000 masks and test kits for Italy',
  grounds: {
    sources: ['first flight'],
    madeUp: 'how many test kits, pallets, lots, numbers, every time of day but the landing',
  },
  begun: true,
  ssccs: DEMO_CONSIGNMENT.units.map(({ sscc }) => sscc),
  donor: 'JACK-MA-FOUNDATION',
  pledge: DEMO_CONSIGNMENT.pledge,
  purpose: DEMO_CONSIGNMENT.purpose,
  recipients: DEMO_CONSIGNMENT.recipients,
  announcedAt: DEMO_FLIGHT.departsAt,
  vehicle: freighter(313, 'HGH', DEMO_FLIGHT.departsAt, DEMO_FLIGHT.arrivesAt),
  goods: [masks(500_000, 'HZ200301'), tests(5_000, 'PCR2003A')],
  countedAt: '2020-03-13T22:30:00Z',
  onward: [
    {
      agency: 'ITALIAN-RED-CROSS',
      pallets: 14,
      truck: truck('IT 314', 'ROME', '2020-03-14T12:00:00Z', '2020-03-15T11:00:00Z'),
      loadedAt: '2020-03-14T09:00:00Z',
      deliveredAt: '2020-03-15T11:30:00Z',
    },
  ],
};

export const BELGIUM_16_MARCH: Donation = {
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
  vehicle: freighter(316, 'HGH', '2020-03-16T02:00:00Z', '2020-03-16T14:00:00Z'),
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

export const SHARED_18_MARCH: Donation = {
  reference: 'JMF-2020-03-18',
  title: 'a charter shared by France, Slovenia and Belgium',
  grounds: {
    sources: ['18 March charter'],
    madeUp:
      'the shares of Slovenia and Belgium, the split, 400 damaged masks, pallets, lots, trucks, papers, every time of day',
  },
  donor: 'JACK-MA-FOUNDATION',
  purpose: '1,000,000 surgical masks for France, and shares for Slovenia and Belgium.',
  recipients: ['FR-HEALTH-MINISTRY', 'SI-DEFENCE', 'SCIENSANO'],
  portions: [
    { recipient: 'FR-HEALTH-MINISTRY', item: 'MASK_SURGICAL_IIR', quantity: 1_000_000 },
    { recipient: 'SI-DEFENCE', item: 'MASK_SURGICAL_IIR', quantity: 100_000 },
    { recipient: 'SCIENSANO', item: 'MASK_SURGICAL_IIR', quantity: 180_000 },
  ],
  announcedAt: '2020-03-17T10:00:00Z',
  vehicle: freighter(318, 'HGH', '2020-03-18T03:00:00Z', '2020-03-18T15:00:00Z'),
  goods: [masks(1_280_000, 'HZ200303')],
  countedAt: '2020-03-18T17:00:00Z',
  split: { at: '2020-03-18T18:00:00Z', pallet: 28, quantity: 20_000, part: 1 },
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

export const ROME_20_MARCH: Donation = {
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
  vehicle: freighter(320, 'HGH', '2020-03-19T20:00:00Z', '2020-03-20T08:00:00Z'),
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

export const SWITZERLAND_25_MARCH: Donation = {
  reference: 'JMF-2020-03-25',
  title: 'the first Swiss batch',
  grounds: {
    sources: ['Swiss batch'],
    madeUp: 'all quantities, 300 damaged masks, pallets, lots, truck, papers, every time of day',
  },
  donor: 'JACK-MA-FOUNDATION',
  purpose: 'Masks and tests for Switzerland: the first batch.',
  recipients: ['CH-DEFENCE'],
  announcedAt: '2020-03-24T09:00:00Z',
  vehicle: freighter(325, 'HGH', '2020-03-25T09:30:00Z', '2020-03-25T21:30:00Z'),
  goods: [masks(200_000, 'HZ200305'), tests(20_000, 'PCR2003C')],
  countedAt: '2020-03-25T23:00:00Z',
  damage: {
    at: '2020-03-25T23:30:00Z',
    pallet: 2,
    quantity: 300,
    note: 'A box stood in water.',
  },
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
