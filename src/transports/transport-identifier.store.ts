import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { TransportIdentifier } from './transport-identifier.entity.js';

export type NewIdentifier = Omit<
  TransportIdentifier,
  'id' | 'publicId' | 'recordedBy' | 'recordedFor' | 'recordedAt' | 'removedAt'
>;

/** Where a number is in use. */
export interface NumberUse {
  readonly number: string;
  readonly departsAt: Date;
}

@Injectable()
export class TransportIdentifierStore {
  /** @returns null when this number is on this transport already. */
  async insert(tx: Transaction, one: NewIdentifier): Promise<TransportIdentifier | null> {
    const { actorId, organisationId } = tx.principal;
    const row = await tx.one<{ publicId: string }>(
      `INSERT INTO transport_identifier (public_id, transport_id, kind, number, problem, override_reason, from_place_id,
                                         to_place_id, seals_id, recorded_by, recorded_for, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, hub_now())
       ON CONFLICT (transport_id, kind, number) WHERE removed_at IS NULL DO NOTHING RETURNING public_id AS "publicId"`,
      [
        newId(),
        one.transportId,
        one.kind,
        one.number,
        one.problem,
        one.overrideReason,
        one.fromPlaceId,
        one.toPlaceId,
        one.sealsId,
        actorId,
        organisationId,
      ],
    );
    return row && this.byPublicId(tx, row.publicId);
  }

  /** Also one that was removed. */
  byPublicId(tx: Transaction, publicId: string): Promise<TransportIdentifier | null> {
    return tx.manager.findOneBy(TransportIdentifier, { publicId });
  }

  /** What travels with these transports now, in the order in which it was entered. */
  liveOf(tx: Transaction, transportIds: readonly string[]): Promise<TransportIdentifier[]> {
    return tx.manager.find(TransportIdentifier, {
      where: { transportId: In([...transportIds]), removedAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** @returns false when somebody was faster. */
  async remove(tx: Transaction, id: string): Promise<boolean> {
    const ended = await tx.execute(
      'UPDATE transport_identifier SET removed_at = hub_now() WHERE id = $1 AND removed_at IS NULL',
      [id],
    );
    return ended === 1;
  }

  /** The seals of a container that has another number now, or (null) is gone. */
  async moveSeals(tx: Transaction, from: string, to: string | null): Promise<void> {
    await tx.execute('UPDATE transport_identifier SET seals_id = $2 WHERE seals_id = $1', [from, to]);
  }

  /** Two that enter one air waybill at the same time must see one another: the second one waits. */
  async lockNumber(tx: Transaction, hubId: number, number: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`awb ${hubId} ${number}`]);
  }

  /**
   * Another transport of the hub that goes under an air waybill, in the last twelve months of hub time. Airlines
   * begin their numbers anew after a year or so; what was cancelled is booked again under the same number. A carrier
   * (not null) hears of its own vehicles only: a refusal would tell what another one drives.
   */
  airWaybillUse(
    tx: Transaction,
    hubId: number,
    number: string,
    exceptTransportId: string,
    carrierId: number | null,
  ): Promise<NumberUse | null> {
    return tx.one<NumberUse>(
      `SELECT t.number, t.departs_at AS "departsAt"
         FROM transport_identifier i JOIN transport t ON t.id = i.transport_id
        WHERE i.kind = 'AWB' AND i.number = $2 AND i.removed_at IS NULL AND t.hub_id = $1 AND t.id <> $3
          AND ${firstWall.where('($4::int IS NULL OR t.carrier_id = $4)')}
          AND t.status <> 'CANCELLED' AND greatest(i.recorded_at, t.departs_at) > hub_now() - interval '12 months'
        ORDER BY t.departs_at DESC LIMIT 1`,
      [hubId, number, exceptTransportId, carrierId],
    );
  }
}
