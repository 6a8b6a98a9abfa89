import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { noSuchPledge, PLEDGE_CLOSED } from './pledge.refusals.js';
import {
  type PledgeItemRow,
  type PledgeLineRow,
  type PledgeRow,
  PledgeStore,
  type PledgesOf,
} from './pledge.store.js';

export type { PledgeItemRow, PledgeLineRow, PledgeRow };

/** What donors promise, as the donor and the hub see it. Nobody else sees any of it. */
@Injectable()
export class PledgesService {
  constructor(
    private readonly store: PledgeStore,
    private readonly work: UnitOfWork,
  ) {}

  /** One that the principal may see. Null for a foreign one as for none. */
  async visible(tx: Transaction, publicId: string): Promise<PledgeRow | null> {
    const [row] = isUuid(publicId) ? await this.store.byPublicIds(tx, [publicId]) : [];
    return row && sees(tx.principal, row) ? row : null;
  }

  one(principal: Principal, publicId: string): Promise<PledgeRow | null> {
    return this.work.read(principal, (tx) => this.visible(tx, publicId));
  }

  /** What a mutation answers. @throws Refused NOT_FOUND when the right to see it went away meanwhile. */
  async answer(principal: Principal, publicId: string): Promise<PledgeRow> {
    const row = await this.one(principal, publicId);
    if (!row) throw noSuchPledge('pledgeId');
    return row;
  }

  /** The principal's pledges, the newest first. */
  async page(principal: Principal, request: PageRequest): Promise<Slice<PledgeRow>> {
    const page = pageOf(request, idKey);
    const after = page.after?.[0] ?? null;
    const rows = await this.work.read(principal, (tx) =>
      this.store.page(tx, ownOf(principal), after, page.limit),
    );
    return sliceOf(rows, page, ({ publicId }) => [publicId]);
  }

  linesOf(tx: Transaction, ids: readonly string[]): Promise<(PledgeLineRow & { pledgeId: string })[]> {
    return this.store.linesOf(tx, ids);
  }

  /**
   * The open pledge of a donor that a consignment to this hub keeps.
   * @returns its internal id. @throws Refused NOT_FOUND, PLEDGE_CLOSED with the field `pledge`
   */
  async kept(tx: Transaction, hubId: number, donorId: number, reference: string): Promise<string> {
    const row = await this.store.byReference(tx, donorId, reference);
    if (!row || !firstWall.admits(row.hubId === hubId)) throw noSuchPledge('pledge');
    if (row.withdrawnAt)
      throw PLEDGE_CLOSED.because(`You took the pledge ${reference} back: pledge it anew first.`, 'pledge');
    return row.id;
  }

  /** Adds what a consignment announced of a pledge, in base units; less than nothing when it was cancelled. */
  postAnnounced(
    tx: Transaction,
    id: string,
    items: readonly { readonly itemId: number; readonly quantity: number }[],
  ): Promise<void> {
    return this.store.postAnnounced(tx, id, items);
  }
}

/** The hub's members see what is pledged to it, a donor what it pledged, nobody else anything. */
function sees({ hubId, organisationId }: Principal, row: PledgeRow): boolean {
  return firstWall.admits(hubId > 0 ? row.hubId === hubId : row.donorId === organisationId);
}

function ownOf({ hubId, organisationId }: Principal): PledgesOf {
  return hubId > 0 ? { hubId, donorId: null } : { hubId: null, donorId: organisationId };
}
