import type { HubRoleName, HubSiteStanding } from './hub.entity.js';

/** A role that a hub had, from a day on, and who says so. */
export interface HubRoleFact {
  readonly role: HubRoleName;
  /** First day, as YYYY-MM-DD: the day of the announcement or of the opening, whichever the source gives. */
  readonly since: string;
  readonly source: string;
}

export interface HubFact {
  /** Also the code of its place. */
  readonly code: string;
  readonly name: string;
  readonly roles: readonly HubRoleFact[];
}

const ANNOUNCED =
  'WHO announcement of 8 or 9 April 2020 (press of 14 April 2020: Brussels Times, VRT) names the country; ' +
  'WFP, 1 May 2020, counts it among the regional hubs';
const CITY_UNSOURCED = `${ANNOUNCED}. The city follows the site of the UN depot and is not named in these texts.`;

/**
 * The eight hubs of April 2020. The press calls them WHO hubs; the World Food Programme ran them, and its own
 * structure of 1 May 2020 has three global and six regional hubs with Dubai counted in both: eight places. That
 * is why a hub has a set of dated roles. No source says when a role ended.
 */
export const HUBS: readonly HubFact[] = [
  {
    code: 'LGG',
    name: 'Liège',
    roles: [
      {
        role: 'GLOBAL',
        since: '2020-04-11',
        source:
          'Brussels Times, 14 April 2020: ready from 11 April. WFP, 1 May 2020: one of the global hubs.',
      },
    ],
  },
  {
    code: 'DXB',
    name: 'Dubai',
    roles: [
      {
        role: 'GLOBAL',
        since: '2020-04-09',
        source:
          'WFP, 1 May 2020, counts Dubai as a global hub; the country was announced on 8 or 9 April 2020.',
      },
      {
        role: 'REGIONAL',
        since: '2020-04-09',
        source: 'WFP, 1 May 2020, counts Dubai as a regional hub as well.',
      },
    ],
  },
  {
    code: 'CAN',
    name: 'Guangzhou',
    roles: [
      {
        role: 'GLOBAL',
        since: '2020-04-30',
        source:
          'WFP and Asia Cargo Buzz, 1 May 2020: first cargo on 30 April 2020. Shanghai is named here and there as ' +
          'the Chinese hub; no text of April or May 2020 confirms it.',
      },
    ],
  },
  {
    code: 'ADD',
    name: 'Addis Ababa',
    roles: [{ role: 'REGIONAL', since: '2020-04-09', source: CITY_UNSOURCED }],
  },
  {
    code: 'ACC',
    name: 'Accra',
    roles: [
      {
        role: 'REGIONAL',
        since: '2020-04-09',
        source: `${ANNOUNCED}. Aviation24: the first flight from Liège, 30 April 2020, landed at Accra.`,
      },
    ],
  },
  {
    code: 'JNB',
    name: 'Johannesburg',
    roles: [{ role: 'REGIONAL', since: '2020-04-09', source: CITY_UNSOURCED }],
  },
  {
    code: 'KUL',
    name: 'Kuala Lumpur',
    roles: [{ role: 'REGIONAL', since: '2020-04-09', source: CITY_UNSOURCED }],
  },
  {
    code: 'PTY',
    name: 'Panama City',
    roles: [{ role: 'REGIONAL', since: '2020-04-09', source: CITY_UNSOURCED }],
  },
];

/** Where a hub stood, as a source has it. */
export interface HubSiteFact {
  readonly hub: string;
  readonly place: string;
  readonly since: string;
  readonly standing: HubSiteStanding;
  readonly source: string;
}

const DEPOT = 'The city follows the site of the UN depot; no text of April or May 2020 names it.';

/** Each hub has at least one; the Chinese one has two that contradict one another. */
export const HUB_SITES: readonly HubSiteFact[] = [
  {
    hub: 'LGG',
    place: 'LGG',
    since: '2020-04-11',
    standing: 'SOURCED',
    source: 'Aviation24 and WFP, 30 April and 1 May 2020: flights from Liège Airport.',
  },
  {
    hub: 'DXB',
    place: 'DXB',
    since: '2020-04-09',
    standing: 'UNCONFIRMED',
    source:
      'Dubai is sourced (WFP, 1 May 2020), the airport is not: the UN depot, International Humanitarian City, is said to be near Al Maktoum airport.',
  },
  {
    hub: 'CAN',
    place: 'CAN',
    since: '2020-04-30',
    standing: 'SOURCED',
    source: 'WFP and Asia Cargo Buzz, 1 May 2020: first cargo at Guangzhou on 30 April 2020.',
  },
  {
    hub: 'CAN',
    place: 'PVG',
    since: '2020-04-09',
    standing: 'UNCONFIRMED',
    source: 'Shanghai is named here and there as the Chinese hub; no text of April or May 2020 confirms it.',
  },
  { hub: 'ADD', place: 'ADD', since: '2020-04-09', standing: 'UNCONFIRMED', source: DEPOT },
  {
    hub: 'ACC',
    place: 'ACC',
    since: '2020-04-09',
    standing: 'SOURCED',
    source: 'Aviation24: the first flight from Liège, 30 April 2020, landed at Accra.',
  },
  { hub: 'JNB', place: 'JNB', since: '2020-04-09', standing: 'UNCONFIRMED', source: DEPOT },
  {
    hub: 'KUL',
    place: 'KUL',
    since: '2020-04-09',
    standing: 'UNCONFIRMED',
    source: `${DEPOT} The depot is said to be in Subang.`,
  },
  {
    hub: 'PTY',
    place: 'PTY',
    since: '2020-04-09',
    standing: 'UNCONFIRMED',
    source: `${DEPOT} The depot is said to be at Panamá Pacífico.`,
  },
];
