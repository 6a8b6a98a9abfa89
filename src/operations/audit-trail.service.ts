import { Injectable } from '@nestjs/common';
import type { AuditedAct } from '../history/audit.store.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';

/** An act with its reason in words; null where none was given, or where it was erased. */
export interface ToldAct extends AuditedAct {
  readonly why: string | null;
}

/** Who did what with a special right, for whom, and why. */
@Injectable()
export class AuditTrailService {
  constructor(
    private readonly history: HistoryService,
    private readonly work: UnitOfWork,
  ) {}

  /** The newest first. Of the whole hub for its own people, else of the caller's organisation. */
  page(principal: Principal, request: PageRequest): Promise<Slice<ToldAct>> {
    const page = pageOf(request, idKey);
    const { hubId, organisationId } = principal;
    const asked = { hubId, organisationId, before: page.after?.[0] ?? null, limit: page.limit };
    return this.work.read(principal, async (tx) =>
      sliceOf(await this.told(tx, await this.history.auditTrail(tx, asked)), page, ({ clientKey }) => [
        clientKey,
      ]),
    );
  }

  private async told(tx: Transaction, acts: readonly AuditedAct[]): Promise<ToldAct[]> {
    const ids = acts.flatMap(({ reason }) => (reason ? [reason.words] : []));
    const texts = await this.history.wordsOf(tx, ids);
    return acts.map((act) => ({ ...act, why: (act.reason && texts.get(act.reason.words)) ?? null }));
  }
}
