import { createHash } from 'node:crypto';
import { buildSscc } from '../../standards/sscc.js';
import type { Donation } from './scenario.js';

export interface PlannedPallet {
  readonly item: string;
  readonly lot: string;
  readonly expiry: string;
  readonly quantity: number;
  readonly kilograms: number;
}

/** Serial of the pallet that a split makes; a consignment has fewer pallets. */
const SPLIT_SERIAL = 999;

/** The pallets of a donation, in order: full ones, and the rest of each kind on one more. */
export function palletsOf({ goods }: Donation): PlannedPallet[] {
  return goods.flatMap(({ item, lot, expiry, quantity, perPallet, kilogramsPerPallet }) =>
    Array.from({ length: Math.ceil(quantity / perPallet) }, (_, n) => ({
      item,
      lot,
      expiry,
      quantity: Math.min(perPallet, quantity - n * perPallet),
      kilograms: kilogramsPerPallet,
    })),
  );
}

/** Numbers of the pallets of a donation, in their order: made up, and the same each time. */
export function ssccsOf(donation: Donation): string[] {
  return palletsOf(donation).map((_, n) => donation.ssccs?.[n] ?? ssccOf(donation, n));
}

/** The pallet that a split makes. */
export function splitSsccOf(donation: Donation): string {
  return ssccOf(donation, SPLIT_SERIAL);
}

/** The pallets that are meant for a part, in the order in which they came, and after them what was split off. */
export function plannedFor(donation: Donation, part: number): string[] {
  const { onward, split } = donation;
  const first = onward.slice(0, part).reduce((sum, { pallets }) => sum + pallets, 0);
  const whole = ssccsOf(donation).slice(first, first + (onward[part]?.pallets ?? 0));
  return split?.part === part ? [...whole, splitSsccOf(donation)] : whole;
}

function ssccOf({ announcedAt }: Donation, n: number): string {
  const day = announcedAt.slice(2, 10).replaceAll('-', '');
  const built = buildSscc({
    extensionDigit: 1,
    companyPrefix: '5412345',
    serial: BigInt(`${day}${String(n).padStart(3, '0')}`),
  });
  if (!built.ok) throw new Error(built.message);
  return built.value;
}

/** A UUID that follows from a text (RFC 9562, version 8). */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
