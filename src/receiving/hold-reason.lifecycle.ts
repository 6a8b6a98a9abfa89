import type { Role } from '../platform/principal/principal.js';

/** Why a pallet is held. Keys equal values because GraphQL publishes the keys. */
export const HoldReason = {
  COUNT_MISMATCH: 'COUNT_MISMATCH',
  DAMAGE: 'DAMAGE',
  MISSING_PAPERS: 'MISSING_PAPERS',
  TEMPERATURE: 'TEMPERATURE',
  EXPIRED: 'EXPIRED',
  RECALL: 'RECALL',
  QUALITY: 'QUALITY',
  OTHER: 'OTHER',
} as const;
export type HoldReason = (typeof HoldReason)[keyof typeof HoldReason];

/**
 * Who may release a hold, always with a reason. Whether goods may go is judged by a supervisor; that a paper is there,
 * whoever has it in the hand sees.
 */
export const MAY_RELEASE: Readonly<Record<HoldReason, readonly Role[]>> = {
  COUNT_MISMATCH: ['SUPERVISOR'],
  DAMAGE: ['SUPERVISOR'],
  MISSING_PAPERS: ['OPERATOR', 'SUPERVISOR'],
  TEMPERATURE: ['SUPERVISOR'],
  EXPIRED: ['SUPERVISOR'],
  RECALL: ['SUPERVISOR'],
  QUALITY: ['SUPERVISOR'],
  OTHER: ['SUPERVISOR'],
};

/** Who may release a hold with this reason; one that this release does not know is a supervisor's. */
export function mayRelease(reason: string): readonly Role[] {
  return MAY_RELEASE[reason as HoldReason] ?? ['SUPERVISOR'];
}
