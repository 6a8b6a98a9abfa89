import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { TransportMode, TransportStatus } from './transport.lifecycle.js';
import { TRANSPORT, type TransportRow, type TransportsOf } from './transport.store.js';

export type Board = 'ARRIVALS' | 'DEPARTURES';

/** What of a board is asked for; null: all of it. */
export interface BoardRequest {
  readonly from: Date | null;
  readonly until: Date | null;
  readonly statuses: readonly TransportStatus[] | null;
  readonly modes: readonly TransportMode[] | null;
  /** Where they come from, or go to; a stop on the way counts. */
  readonly placeId: number | null;
  /** Where they must start. */
  readonly originId: number | null;
  /** A vehicle's number, or one that travels with it: the forms in which it may stand. */
  readonly numbers: readonly string[] | null;
  readonly lateOnly: boolean;
}

/** After this row of the board; null: from the first on. */
export interface BoardPlace {
  readonly at: Date;
  readonly publicId: string;
}

interface Words {
  readonly direction: string;
  /** The last known time: as the index has it, to the letter. */
  readonly at: string;
  readonly planned: string;
  /** The other end of the way. */
  readonly end: string;
}

const BOARDS: Readonly<Record<Board, Words>> = {
  ARRIVALS: {
    direction: 'INBOUND',
    at: 'coalesce(arrived_at, estimated_arrival_at, arrives_at)',
    planned: 'arrives_at',
    end: 'origin_id',
  },
  DEPARTURES: {
    direction: 'OUTBOUND',
    at: 'coalesce(left_at, estimated_departure_at, departs_at)',
    planned: 'departs_at',
    end: 'destination_id',
  },
};

/** Up to here airlines call a flight punctual. */
const PUNCTUAL = `interval '15 minutes'`;

@Injectable()
export class TransportBoardStore {
  /** In the order of the last known times. */
  page(
    tx: Transaction,
    board: Board,
    whose: TransportsOf,
    request: BoardRequest,
    after: BoardPlace | null,
    limit: number,
  ): Promise<TransportRow[]> {
    const { direction, at } = BOARDS[board];
    return tx.query<TransportRow>(
      `${TRANSPORT} WHERE ${firstWall.where(`${whose.hubId === null ? 'carrier_id' : 'hub_id'} = $1`)} AND direction = $2
          AND (${at}, public_id) > ($3::timestamptz, $4::uuid) AND ${at} >= $5::timestamptz AND ${at} < $6::timestamptz
          AND ${asked(BOARDS[board])}
        ORDER BY ${at}, public_id LIMIT $13`,
      [
        whose.hubId ?? whose.carrierId,
        direction,
        after?.at ?? '-infinity',
        after?.publicId ?? '00000000-0000-0000-0000-000000000000',
        request.from ?? '-infinity',
        request.until ?? 'infinity',
        request.statuses,
        request.modes,
        request.placeId,
        request.originId,
        request.lateOnly,
        request.numbers,
        limit,
      ],
    );
  }
}

/** A filter that is not set matches everything. */
function asked({ at, planned, end }: Words): string {
  return `($7::text[] IS NULL OR status = ANY ($7)) AND ($8::text[] IS NULL OR mode = ANY ($8))
          AND ($9::int IS NULL OR ${end} = $9 OR EXISTS (
                SELECT FROM transport_stop s WHERE s.transport_id = transport.id AND s.place_id = $9))
          AND ($10::int IS NULL OR origin_id = $10)
          AND (NOT $11::boolean OR overdue OR ${at} > ${planned} + ${PUNCTUAL})
          AND ($12::text[] IS NULL OR number = ANY ($12) OR EXISTS (
                SELECT FROM transport_identifier i
                 WHERE i.transport_id = transport.id AND i.number = ANY ($12) AND i.removed_at IS NULL))`;
}
