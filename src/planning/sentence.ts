import type { Departure } from './problem.js';
import { RejectionReason } from './rejection-reason.lifecycle.js';

const WORDS: Readonly<Record<RejectionReason, string>> = {
  TOO_FULL: 'had too little room',
  NOT_COLD_ENOUGH: 'cannot keep the temperature',
  TOO_LATE_FOR_CUT_OFF: 'closed before the goods could be there',
  ARRIVES_LATER: 'would have been no better',
  DOES_NOT_REACH: 'did not lead to the destination in time to go on',
};

/** One or two sentences for people. Times are UTC. */
export function sentenceOf(
  legs: readonly Departure[],
  rejected: Readonly<Record<RejectionReason, number>>,
): string {
  const reasons = Object.values(RejectionReason)
    .filter((reason) => rejected[reason] > 0)
    .map((reason) => `${rejected[reason]} ${WORDS[reason]}`);
  const others = reasons.length > 0 ? ` Of the other departures, ${reasons.join(', ')}.` : '';
  const [first] = legs;
  const last = legs.at(-1);
  if (!first || !last) return `No way to the destination was found.${others}`;
  const by = legs.map(nameOf).join(', then ');
  return `By ${by}: leaves ${minute(first.departsAt)}, arrives ${minute(last.arrivesAt)}, the earliest possible.${others}`;
}

function nameOf({ number, exit }: Departure): string {
  return exit > 0 ? `${number} as far as its stop ${exit}` : number;
}

function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
