import { readOwnCode } from '../standards/own-code.js';
import type { SentScan } from './scan-reader.js';

/** A scan with what the cards before it say. */
export interface CardedScan extends SentScan {
  /** Reference of the dispatch whose card was scanned last. */
  readonly dispatch: string | null;
}

/** By the device's clock; of the same moment as they were sent. A time that is none comes first. */
export function inOrder<Scan extends SentScan>(scans: readonly Scan[]): Scan[] {
  const at = ({ occurredAt }: Scan) => Date.parse(occurredAt) || 0;
  return scans
    .map((scan, place) => ({ scan, place }))
    .sort((one, other) => at(one.scan) - at(other.scan) || one.place - other.place)
    .map(({ scan }) => scan);
}

/**
 * A card holds for the scans after it, until the next one of its kind, in the order of the device's clock: so a batch
 * may be shuffled. A scan with a location of its own keeps that; after the card of a place that there is not, nobody
 * knows where the scans were made. @returns the scans in the order in which they were sent
 */
export function underCards(scans: readonly SentScan[], isLocation: (code: string) => boolean): CardedScan[] {
  const under = new Map<SentScan, CardedScan>();
  let location: string | null = null;
  let dispatch: string | null = null;
  for (const scan of inOrder(scans)) {
    const card = scan.kind === 'CARD' ? readOwnCode(scan.data) : null;
    if (card?.kind === 'LOCATION') location = isLocation(card.code) ? card.code : null;
    if (card?.kind === 'DISPATCH') dispatch = card.code;
    under.set(scan, { ...scan, location: scan.location ?? location, dispatch });
  }
  return scans.map((scan) => under.get(scan) as CardedScan);
}

/** Codes of the places whose cards were scanned. */
export function cardedLocations(scans: readonly SentScan[]): string[] {
  const cards = scans.flatMap(({ kind, data }) => (kind === 'CARD' ? [readOwnCode(data)] : []));
  return [...new Set(cards.flatMap((card) => (card?.kind === 'LOCATION' ? [card.code] : [])))];
}
