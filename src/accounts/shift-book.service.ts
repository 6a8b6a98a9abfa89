import { Injectable } from '@nestjs/common';
import type { NewAudit } from '../history/audit.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { AccountsService } from './accounts.service.js';
import { OrganisationEvent } from './organisation.events.js';
import type { ShiftEnd } from './shift.entity.js';
import { ShiftStore } from './shift.store.js';

/** Shifts with the record of them in the organisation's stream. */
@Injectable()
export class ShiftBook {
  constructor(
    private readonly store: ShiftStore,
    private readonly accounts: AccountsService,
    private readonly history: HistoryService,
  ) {}

  /** First of all: the head of the stream that will be written. */
  async hold(tx: Transaction, organisationId: number): Promise<void> {
    await this.history.lockHeads(tx, [await this.streamOf(tx, organisationId)]);
  }

  /** @returns the ids of those that ended. */
  async endOn(tx: Transaction, apiKeyId: number, reason: ShiftEnd): Promise<string[]> {
    return this.ended(tx, await this.store.endOn(tx, apiKeyId, reason));
  }

  async endOf(tx: Transaction, organisationId: number, memberId: number, reason: ShiftEnd): Promise<void> {
    await this.ended(tx, await this.store.endOf(tx, organisationId, memberId, reason));
  }

  async record(
    tx: Transaction,
    organisationId: number,
    code: number,
    detail: Record<string, unknown>,
    audit?: NewAudit,
  ): Promise<void> {
    const event = { code, detail, ...(audit ? { audit } : {}) };
    await this.history.append(tx, await this.streamOf(tx, organisationId), [event]);
  }

  private async ended(tx: Transaction, ids: string[]): Promise<string[]> {
    for (const shift of ids)
      await this.record(tx, tx.principal.organisationId, OrganisationEvent.SHIFT_ENDED, { shift });
    return ids;
  }

  private async streamOf(tx: Transaction, organisationId: number): Promise<string> {
    const organisation = await this.accounts.organisationById(tx, organisationId);
    if (!organisation) throw new Error('The organisation of a principal is not there');
    return organisation.streamId;
  }
}
