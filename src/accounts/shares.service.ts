import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { SharedKind, ShareRole } from './share.entity.js';
import { ShareStore } from './share.store.js';

export type { SharedKind, ShareRole } from './share.entity.js';

/**
 * Who may see what. A share is written in the transaction of the act that gives the right: who announces a
 * consignment, addresses an agency or gives a carrier a load calls this with the same transaction.
 */
@Injectable()
export class SharesService {
  constructor(private readonly store: ShareStore) {}

  /** From now on (hub time). Given again it changes nothing; after an end it begins anew. */
  share(
    tx: Transaction,
    subjectKind: SharedKind,
    subjectId: string,
    organisationId: number,
    role: ShareRole,
  ): Promise<void> {
    return this.store.begin(tx, { subjectKind, subjectId, organisationId, role });
  }

  /** The same for many subjects of a kind. */
  async shareAll(
    tx: Transaction,
    subjectKind: SharedKind,
    subjectIds: readonly string[],
    organisationId: number,
    role: ShareRole,
  ): Promise<void> {
    if (subjectIds.length > 0)
      await this.store.beginAll(tx, { subjectKind, organisationId, role }, subjectIds);
  }

  async endAll(
    tx: Transaction,
    subjectKind: SharedKind,
    subjectIds: readonly string[],
    organisationId: number,
    role: ShareRole,
  ): Promise<void> {
    if (subjectIds.length > 0) await this.store.endAll(tx, { subjectKind, organisationId, role }, subjectIds);
  }

  /** Until now. What was never shared, or has ended, is left as it is. */
  end(
    tx: Transaction,
    subjectKind: SharedKind,
    subjectId: string,
    organisationId: number,
    role: ShareRole,
  ): Promise<void> {
    return this.store.end(tx, { subjectKind, subjectId, organisationId, role });
  }

  /** All that one organisation may see another one may see from now on: they turned out to be the same. */
  hand(tx: Transaction, from: number, to: number): Promise<void> {
    return this.store.hand(tx, from, to);
  }

  /** The organisations with a live share, each once, in the order of their internal ids. */
  organisationsOf(tx: Transaction, subjectKind: SharedKind, subjectId: string): Promise<number[]> {
    return this.store.organisationsOf(tx, subjectKind, subjectId);
  }
}
