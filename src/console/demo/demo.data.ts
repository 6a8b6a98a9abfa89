import type { OrganisationKind } from '../../accounts/organisation.lifecycle.js';
import type { Role } from '../../platform/principal/principal.js';
import { buildSscc } from '../../standards/sscc.js';

/**
 * 13 March 2020, as the press told it: a charter from Hangzhou landed at Liège towards nine in the evening with
 * 500,000 surgical masks and test kits, a gift of the Jack Ma Foundation and the Alibaba Foundation; the goods
 * were checked and went on by truck to Rome, for the Italian Red Cross.
 * MADE UP, because no source says it: the number of pallets, their numbers and weights, the lots and expiries,
 * how many test kits there were, flight and truck numbers, and every time of day but the landing's.
 */
export const DEMO_START = '2020-03-13T19:30:00Z';

/** Only ever on the embedded database: whoever has the data folder has everything anyway. */
export const DEMO_PASSWORD = 'liege-march-2020';

export interface DemoOrganisation {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly country: string;
  /** Code of the hub that it runs. */
  readonly hub?: string;
  readonly members: readonly {
    readonly name: string;
    readonly email: string;
    readonly roles: readonly Role[];
  }[];
}

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    code: 'HUB-LGG',
    kind: 'HUB',
    name: 'Liège hub',
    country: 'BE',
    hub: 'LGG',
    members: [
      { name: 'Operator', email: 'operator@hub.example', roles: ['OPERATOR'] },
      { name: 'Supervisor', email: 'supervisor@hub.example', roles: ['SUPERVISOR', 'ADMINISTRATOR'] },
    ],
  },
  {
    code: 'JACK-MA-FOUNDATION',
    kind: 'DONOR',
    name: 'Jack Ma Foundation',
    country: 'CN',
    members: [{ name: 'Donor', email: 'donor@jackma.example', roles: ['DONOR'] }],
  },
  {
    code: 'ALIBABA-FOUNDATION',
    kind: 'DONOR',
    name: 'Alibaba Foundation',
    country: 'CN',
    members: [{ name: 'Donor', email: 'donor@alibaba.example', roles: ['DONOR'] }],
  },
  {
    code: 'ITALIAN-RED-CROSS',
    kind: 'AGENCY',
    name: 'Italian Red Cross',
    country: 'IT',
    members: [{ name: 'Agency', email: 'agency@cri.example', roles: ['AGENCY'] }],
  },
  {
    code: 'SCIENSANO',
    kind: 'AGENCY',
    name: 'Sciensano',
    country: 'BE',
    members: [{ name: 'Agency', email: 'agency@sciensano.example', roles: ['AGENCY'] }],
  },
  {
    code: 'DEMO-CARRIER',
    kind: 'CARRIER',
    name: 'Demo carrier',
    country: 'BE',
    members: [{ name: 'Carrier', email: 'carrier@demo.example', roles: ['CARRIER'] }],
  },
];

/**
 * The promise of the two foundations for Europe, and what it was raised to two days later. Only the hours are
 * made up.
 */
export const DEMO_PLEDGE = {
  madeAt: '2020-03-11T09:00:00Z',
  pledge: {
    idempotencyKey: 'demo:pledge',
    hub: 'LGG',
    reference: 'JMF-EUROPE-2020',
    purpose: 'Masks and test kits for Europe: Italy, Spain and others.',
    lines: [
      { item: 'MASK_SURGICAL_IIR', quantity: 1_800_000 },
      { item: 'TEST_PCR', quantity: 100_000 },
    ],
  },
  revisedAt: '2020-03-13T09:00:00Z',
  revision: {
    idempotencyKey: 'demo:pledge-revised',
    reason: 'Raised by 200,000 masks for Belgium.',
    lines: [
      { item: 'MASK_SURGICAL_IIR', quantity: 1_800_000 },
      { item: 'MASK_SURGICAL_IIR', recipient: 'SCIENSANO', quantity: 200_000 },
      { item: 'TEST_PCR', quantity: 100_000 },
    ],
  },
} as const;

export const DEMO_FLIGHT = {
  idempotencyKey: 'demo:flight',
  direction: 'INBOUND',
  mode: 'AIR',
  number: 'DEMO 313',
  carrier: 'DEMO-CARRIER',
  origin: 'HGH',
  destination: 'LGG',
  cutOffAt: '2020-03-13T06:00:00Z',
  departsAt: '2020-03-13T08:00:00Z',
  arrivesAt: '2020-03-13T20:00:00Z',
  capacityPallets: 30,
  capacityKilograms: 100_000,
  temperatureClasses: ['AMB', 'CRT', 'FRZ'],
} as const;

export const DEMO_TRUCKS = [
  {
    idempotencyKey: 'demo:truck',
    direction: 'OUTBOUND',
    mode: 'ROAD',
    number: 'DEMO TRUCK 1',
    carrier: 'DEMO-CARRIER',
    origin: 'LGG',
    destination: 'ROME',
    cutOffAt: '2020-03-14T05:00:00Z',
    departsAt: '2020-03-14T06:00:00Z',
    arrivesAt: '2020-03-15T05:00:00Z',
    capacityPallets: 33,
    capacityKilograms: 24_000,
    temperatureClasses: ['AMB', 'CRT', 'FRZ'],
  },
  {
    idempotencyKey: 'demo:truck-without-cooling',
    direction: 'OUTBOUND',
    mode: 'ROAD',
    number: 'DEMO TRUCK 2',
    carrier: 'DEMO-CARRIER',
    origin: 'LGG',
    destination: 'ROME',
    cutOffAt: '2020-03-14T02:00:00Z',
    departsAt: '2020-03-14T03:00:00Z',
    arrivesAt: '2020-03-15T02:00:00Z',
    capacityPallets: 33,
    capacityKilograms: 24_000,
    temperatureClasses: ['AMB'],
  },
] as const;

const MASKS_PER_PALLET = 40_000;
const MASKS = 500_000;
const MASK_PALLETS = Math.ceil(MASKS / MASKS_PER_PALLET);

function sscc(serial: number): string {
  const built = buildSscc({
    extensionDigit: 0,
    companyPrefix: '5412345',
    serial: BigInt(200_313_000 + serial),
  });
  if (!built.ok) throw new Error(built.message);
  return built.value;
}

const maskPallets = Array.from({ length: MASK_PALLETS }, (_, n) => ({
  sscc: sscc(n + 1),
  grossWeightKilograms: 220,
  contents: [
    {
      item: 'MASK_SURGICAL_IIR',
      lot: 'HZ200301',
      expiry: '2022-02-28',
      quantity: Math.min(MASKS_PER_PALLET, MASKS - n * MASKS_PER_PALLET),
    },
  ],
}));

const testPallet = {
  sscc: sscc(MASK_PALLETS + 1),
  grossWeightKilograms: 180,
  contents: [{ item: 'TEST_PCR', lot: 'PCR2003A', expiry: '2020-12-31', quantity: 5_000 }],
};

export const DEMO_CONSIGNMENT = {
  idempotencyKey: 'demo:consignment',
  hub: 'LGG',
  reference: 'JMF-2020-03-13',
  pledge: 'JMF-EUROPE-2020',
  purpose:
    '500,000 surgical masks and test kits for Italy. Pallet counts, lots and times of day are made up.',
  recipients: ['ITALIAN-RED-CROSS'],
  units: [...maskPallets, testPallet],
} as const;
