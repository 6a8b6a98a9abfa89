import type { CustomsFact } from './customs.data.js';

type Period = Pick<CustomsFact, 'since' | 'until'>;

/** The rule that holds on a day (YYYY-MM-DD), or null. Both ends are part of a period. */
export function ruleOn<Rule extends Period>(rules: readonly Rule[], day: string): Rule | null {
  return rules.find(({ since, until }) => since <= day && (until === null || day <= until)) ?? null;
}

/** Why there is no rule, in a sentence that says what is known instead. */
export function unknownBecause(
  fromUnion: boolean,
  hub: string,
  country: string,
  day: string,
  rules: readonly Period[],
): string {
  const ask = 'Ask the customs office before the goods leave.';
  if (!fromUnion)
    return `The rules are those of the customs territory of the European Union, and ${hub} is not known to be in it. ${ask}`;
  if (rules.length === 0) return `There are no rules for ${country}. ${ask}`;
  const known = rules.map(({ since, until }) => (until ? `${since} to ${until}` : `${since} on`));
  return `No rule for ${country} covers ${day}: what is known are ${known.join(' and ')}. ${ask}`;
}
