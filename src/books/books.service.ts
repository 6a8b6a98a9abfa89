import { Injectable } from '@nestjs/common';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import type { BookLine } from './book.js';
import { BookStore } from './book.store.js';

/** The books of consignments, for the hub that they come to and the donor that gives them. Nobody else. */
@Injectable()
export class BooksService {
  constructor(
    private readonly store: BookStore,
    private readonly consignments: ConsignmentsService,
  ) {}

  /** Null for a foreign one as for none. */
  byReference(principal: Principal, reference: string, donor: string | null): Promise<ConsignmentRow | null> {
    return this.consignments.oneByReference(principal, reference, donor);
  }

  /** By internal id, in one statement; what the principal may not see is missing from the map. */
  async of(tx: Transaction, ids: readonly string[]): Promise<Map<string, BookLine[]>> {
    const rows = await this.consignments.byIds(tx, ids);
    const own = rows.filter((row) => sees(tx.principal, row)).map(({ id }) => id);
    const lines = await this.store.ofConsignments(tx, own);
    return new Map(own.map((id) => [id, lines.filter(({ consignmentId }) => consignmentId === id)]));
  }
}

function sees({ hubId, organisationId }: Principal, row: ConsignmentRow): boolean {
  return hubId > 0 ? row.hubId === hubId : row.donorId === organisationId;
}
