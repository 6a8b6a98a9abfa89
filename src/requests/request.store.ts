import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { RequestLine, RequestWorklist, SupplyRequest } from './request.entity.js';
import { isWanting, type LineBalance, type RequestUrgency } from './request.lifecycle.js';

export type NewRequest = Pick<
  SupplyRequest,
  'id' | 'publicId' | 'streamId' | 'hubId' | 'agencyId' | 'destinationId' | 'urgency' | 'neededBy' | 'purpose'
>;
export type RequestChanges = Partial<
  Pick<SupplyRequest, 'destinationId' | 'urgency' | 'neededBy' | 'purpose' | 'status'>
>;

/** What is asked for of one item, in base units. */
export interface Wanted {
  readonly itemId: number;
  readonly quantity: number;
}

/** Whose requests: those that an agency made, or those that were sent to a hub. */
export type RequestsOf = { readonly agencyId: number } | { readonly hubId: number };

export interface WorklistFilter {
  readonly hubId: number;
  readonly itemId: number | null;
  readonly urgency: RequestUrgency | null;
  /** Needed on this day or before. */
  readonly neededBy: string | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

@Injectable()
export class RequestStore {
  /** Its number, before there is a row: shares in it are written first, or nobody would see what he writes. */
  async nextId(tx: Transaction): Promise<string> {
    const row = await tx.one<{ id: string }>(`SELECT nextval(pg_get_serial_sequence('request', 'id')) AS id`);
    if (!row) throw new Error('A new request got no id');
    return row.id;
  }

  async insert(tx: Transaction, one: NewRequest): Promise<SupplyRequest> {
    await tx.execute(
      `INSERT INTO request (id, public_id, stream_id, hub_id, agency_id, destination_id, urgency, needed_by, purpose,
                            reference, status, created_at)
         OVERRIDING SYSTEM VALUE
         VALUES ($1::bigint, $2, $3, $4, $5, $6, $7, $8, $9, 'R-' || lpad($1::bigint::text, 6, '0'), 'DRAFT', hub_now())`,
      [
        one.id,
        one.publicId,
        one.streamId,
        one.hubId,
        one.agencyId,
        one.destinationId,
        one.urgency,
        one.neededBy,
        one.purpose,
      ],
    );
    return tx.manager.findOneByOrFail(SupplyRequest, { id: one.id });
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<SupplyRequest[]> {
    return tx.manager.findBy(SupplyRequest, { id: In([...ids]) });
  }

  byPublicId(tx: Transaction, publicId: string): Promise<SupplyRequest | null> {
    return tx.manager.findOneBy(SupplyRequest, { publicId });
  }

  /** The newest first. A hub is shown no drafts. */
  async page(
    tx: Transaction,
    whose: RequestsOf,
    after: string | null,
    limit: number,
  ): Promise<SupplyRequest[]> {
    const [where, id] =
      'hubId' in whose
        ? ['(hub_id = $1 AND opened_at IS NOT NULL)', whose.hubId]
        : ['agency_id = $1', whose.agencyId];
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM request WHERE ${firstWall.where(where)} AND public_id < $2 ORDER BY public_id DESC LIMIT $3`,
      [id, after ?? LAST_ID, limit],
    );
    const found = await this.byIds(
      tx,
      rows.map((row) => row.id),
    );
    return found.sort((a, b) => (a.publicId < b.publicId ? 1 : -1));
  }

  /** What a hub still has to find goods for; the most pressing day first. */
  async worklist(
    tx: Transaction,
    filter: WorklistFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<SupplyRequest[]> {
    const { hubId, itemId, urgency, neededBy } = filter;
    const rows = await tx.query<{ id: string }>(
      `SELECT w.request_id AS id FROM request_worklist w
        WHERE ${firstWall.where('w.hub_id = $1')} AND ($2::text IS NULL OR w.urgency = $2) AND ($3::date IS NULL OR w.needed_by <= $3)
          AND ($4::int IS NULL OR EXISTS (SELECT FROM request_line l
                WHERE l.request_id = w.request_id AND l.item_id = $4 AND l.allocated < l.quantity))
          AND ($5::date IS NULL OR (w.needed_by, w.public_id) > ($5::date, $6::uuid))
        ORDER BY w.needed_by, w.public_id LIMIT $7`,
      [hubId, urgency, neededBy, itemId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    const found = new Map(
      (
        await this.byIds(
          tx,
          rows.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    );
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  }

  /** In the order of the items' ids. */
  linesOf(tx: Transaction, requestIds: readonly string[]): Promise<RequestLine[]> {
    return tx.manager.find(RequestLine, {
      where: { requestId: In([...requestIds]) },
      order: { requestId: 'ASC', itemId: 'ASC' },
    });
  }

  /** All that it asks for now; what is allocated to the items that stay is kept. */
  async replaceLines(tx: Transaction, requestId: string, wanted: readonly Wanted[]): Promise<void> {
    const columns = [wanted.map(({ itemId }) => itemId), wanted.map(({ quantity }) => quantity)];
    await tx.execute('DELETE FROM request_line WHERE request_id = $1 AND item_id <> ALL ($2::int[])', [
      requestId,
      columns[0],
    ]);
    await tx.execute(
      `INSERT INTO request_line (request_id, item_id, quantity)
       SELECT $1, item, quantity FROM unnest($2::int[], $3::int[]) AS w (item, quantity)
       ON CONFLICT (request_id, item_id) DO UPDATE SET quantity = excluded.quantity`,
      [requestId, ...columns],
    );
  }

  async setBalance(
    tx: Transaction,
    { requestId, itemId }: Pick<RequestLine, 'requestId' | 'itemId'>,
    { allocated, fulfilled }: Omit<LineBalance, 'quantity'>,
  ): Promise<void> {
    await tx.manager.update(RequestLine, { requestId, itemId }, { allocated, fulfilled });
  }

  /** Changes it if its status still is what the caller saw, and keeps the worklist. @returns the row after it. */
  async change(tx: Transaction, before: SupplyRequest, changes: RequestChanges): Promise<SupplyRequest> {
    const { id, status } = before;
    const times = await this.timesOf(tx, before, changes.status ?? status);
    const { affected } = await tx.manager.update(
      SupplyRequest,
      { id, status },
      { ...changes, ...times, status: changes.status ?? status },
    );
    if (affected !== 1) throw new Error(`Request ${before.reference} was changed without its stream`);
    const after = await tx.manager.findOneByOrFail(SupplyRequest, { id });
    await this.list(tx, after);
    return after;
  }

  private async timesOf(
    tx: Transaction,
    { openedAt, endedAt }: SupplyRequest,
    to: SupplyRequest['status'],
  ): Promise<Partial<SupplyRequest>> {
    const opens = openedAt === null && to === 'OPEN';
    const ends = endedAt === null && (to === 'CLOSED' || to === 'CANCELLED');
    if (!opens && !ends) return {};
    const row = await tx.one<{ now: Date }>('SELECT hub_now() AS now');
    return opens ? { openedAt: row?.now ?? null } : { endedAt: row?.now ?? null };
  }

  private async list(tx: Transaction, row: SupplyRequest): Promise<void> {
    const { id: requestId, publicId, hubId, urgency, neededBy, status } = row;
    if (isWanting(status)) {
      await tx.manager.upsert(RequestWorklist, { requestId, publicId, hubId, urgency, neededBy }, [
        'requestId',
      ]);
      return;
    }
    await tx.manager.delete(RequestWorklist, { requestId });
  }
}
