import type { ReadBack } from './read-back.js';
import type { Tally } from './tally.js';

const SHOWN = 20;

/** What was done and what was found, as text. */
export function reportOf(tally: Tally, readBack: ReadBack, seconds: number): string {
  const { counts, differences } = readBack;
  const line = (name: string, value: unknown) => `  ${name.padEnd(46)} ${value}`;
  const section = (title: string, word: string) => [
    title,
    ...tally.all(word).map(([what, count]) => line(what, count)),
  ];
  return [
    ...section('Acknowledged:', 'acknowledged'),
    ...section('Refused, as it should be:', 'refused'),
    ...section('Sent again because of:', 'repeated'),
    ...section('Sessions:', 'sessions'),
    'Read back:',
    line('acknowledged receipts, each there once', counts.receipts),
    line('events of these pallets, each there once', counts.events),
    line('events that are there twice', counts.twice),
    line('consignments with their balances', counts.consignments),
    line('confirmed deliveries', counts.deliveries),
    line('differences', differences.length),
    ...differences.slice(0, SHOWN).map((difference) => `  DIFFERS: ${difference}`),
    ...internal(tally),
    line(`requests in ${seconds.toFixed(1)} s`, tally.of('requests')),
    '',
  ].join('\n');
}

function internal({ internal: references }: Tally): string[] {
  if (references.size === 0) return [];
  return [
    `  ${references.size} answers were INTERNAL; look for these references in the log: ${[...references].slice(0, SHOWN).join(', ')}`,
  ];
}
