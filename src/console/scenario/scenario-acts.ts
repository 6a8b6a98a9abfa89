import type { Donation, Onward, Scenario } from './scenario.js';

/** What is done with a donation before it goes on. */
const STAGES = ['ANNOUNCE', 'LEAVES', 'ARRIVES', 'COUNT', 'DAMAGE', 'SPLIT'] as const;

/** One step of a scenario, at its time. The key is the step's for good: it stands in the demo's database. */
export type Act = { readonly key: string; readonly at: string } & (
  | { readonly kind: (typeof STAGES)[number]; readonly donation: Donation }
  | OnwardStep
  | { readonly kind: 'EVENING'; readonly donations: readonly Donation[] }
);

interface OnwardStep {
  readonly kind: 'LOAD' | 'DEPARTS' | 'DELIVER';
  readonly donation: Donation;
  readonly onward: Onward;
  readonly part: number;
}

export type OnwardAct = Extract<Act, { onward: Onward }>;

/** Eleven at night in Liège, in winter; midnight in summer. */
const EVENING = '22:00:00Z';
const DAY = 86_400_000;

/** All that happens, in the order of time; at one moment in the order of the donations. */
export function actsOf(scenario: Scenario): Act[] {
  const acts = [...scenario.donations.flatMap(actsOfDonation), ...eveningsOf(scenario)];
  return acts.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function actsOfDonation(donation: Donation): Act[] {
  const { reference, vehicle, onward } = donation;
  const times: Record<(typeof STAGES)[number], string | undefined> = {
    ANNOUNCE: donation.announcedAt,
    LEAVES: vehicle.departsAt,
    ARRIVES: vehicle.arrivesAt,
    COUNT: donation.countedAt,
    DAMAGE: donation.damage?.at,
    SPLIT: donation.split?.at,
  };
  const stages = STAGES.flatMap((kind): Act[] => {
    const at = times[kind];
    return at ? [{ key: `${reference} ${kind}`, at, kind, donation }] : [];
  });
  return [...stages, ...onward.flatMap((_, part) => onwardActs(donation, part))];
}

function onwardActs(donation: Donation, part: number): Act[] {
  const onward = donation.onward[part] as Onward;
  const step = (kind: OnwardStep['kind'], at: string): Act => ({
    key: `${journeyOf(donation, part)} ${kind}`,
    at,
    kind,
    donation,
    onward,
    part,
  });
  return [
    step('LOAD', onward.loadedAt),
    step('DEPARTS', onward.truck.departsAt),
    step('DELIVER', onward.deliveredAt),
  ];
}

/** Every evening, also of days on which nothing happens: goods that lie are there, too. */
function eveningsOf({ donations, firstEvening, lastEvening }: Scenario): Act[] {
  const first = Date.parse(`${firstEvening}T${EVENING}`);
  const days = Math.round((Date.parse(`${lastEvening}T${EVENING}`) - first) / DAY) + 1;
  return Array.from({ length: days }, (_, n) => {
    const at = new Date(first + n * DAY).toISOString();
    const announced = donations.filter(({ announcedAt }) => Date.parse(announcedAt) <= Date.parse(at));
    return { key: `evening ${at.slice(0, 10)}`, at, kind: 'EVENING' as const, donations: announced };
  });
}

/** Reference of the dispatch of a part. */
export function journeyOf({ reference }: Donation, part: number): string {
  return `${reference}/${part + 1}`;
}

/** What the step is called where people read it. */
export function titleOf(act: Act): string {
  if (act.kind === 'EVENING') return 'evening: the books are closed';
  return `${act.donation.reference.padEnd(16)}  ${told(act)}`;
}

function told(act: Exclude<Act, { kind: 'EVENING' }>): string {
  const { vehicle, title, damage, split } = act.donation;
  switch (act.kind) {
    case 'ANNOUNCE':
      return `announced: ${title}`;
    case 'LEAVES':
      return `${vehicle.number} leaves ${vehicle.place}`;
    case 'ARRIVES':
      return `${vehicle.number} arrives at Liège`;
    case 'COUNT':
      return 'counted in';
    case 'DAMAGE':
      return `${damage?.quantity} pieces of pallet ${damage?.pallet} are damaged, and destroyed`;
    case 'SPLIT':
      return `pallet ${split?.pallet} is split`;
    case 'LOAD':
      return `loaded on ${act.onward.truck.number} for ${act.onward.agency}`;
    case 'DEPARTS':
      return `${act.onward.truck.number} leaves for ${act.onward.truck.place}`;
    case 'DELIVER':
      return `delivered to ${act.onward.agency}`;
  }
}
