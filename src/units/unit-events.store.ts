import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

export interface UnitObservation {
  readonly unitId: string;
  readonly streamId: string;
  readonly code: number;
  readonly occurredAt: Date;
  readonly clientKey: string;
  readonly capture: number;
  readonly locationId: number;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One letter an event: accepted, duplicate, conflict, or the client key stands for something else. */
export type Letter = 'A' | 'D' | 'C' | 'K';

@Injectable()
export class UnitEventsStore {
  /** Appends the events and moves the units. The streams' heads are locked inside, in id order. */
  async apply(tx: Transaction, events: readonly UnitObservation[]): Promise<Letter[]> {
    const { organisationId, actorId, requestId } = tx.principal;
    const detailed = events.some(({ detail }) => detail);
    const row = await tx.one<{ letters: string }>(
      `SELECT unit_apply($1, $2, $3, hub_now(), $4::bigint[], $5::bigint[], $6::smallint[], $7::timestamptz[], $8::uuid[],
                         $9::smallint[], $10::int[], $11::jsonb[]) AS letters`,
      [
        organisationId,
        actorId,
        requestId,
        events.map(({ unitId }) => unitId),
        events.map(({ streamId }) => streamId),
        events.map(({ code }) => code),
        events.map(({ occurredAt }) => occurredAt),
        events.map(({ clientKey }) => clientKey),
        events.map(({ capture }) => capture),
        events.map(({ locationId }) => locationId),
        detailed ? events.map(({ detail }) => (detail ? JSON.stringify(detail) : null)) : null,
      ],
    );
    return [...(row?.letters ?? '')] as Letter[];
  }
}
