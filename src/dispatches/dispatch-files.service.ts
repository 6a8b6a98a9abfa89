import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type AttachedFact,
  type AttachmentSubject,
  AttachmentSubjects,
} from '../attachments/attachment-subjects.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Role } from '../platform/principal/principal.js';
import { FORBIDDEN, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { UnitsService } from '../units/units.service.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchEvent } from './dispatch.events.js';
import type { DispatchStatus } from './dispatch.lifecycle.js';
import { NOTHING_TO_PROVE } from './dispatch.refusals.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchesService } from './dispatches.service.js';

const MAY_ATTACH: readonly Role[] = [Role.OPERATOR, Role.SUPERVISOR, Role.AGENCY, Role.CARRIER];
const NOT_LEFT: readonly DispatchStatus[] = ['DRAFT', 'PLANNED', 'LOADING', 'CANCELLED'];

/**
 * Photos and signed papers of a dispatch: seen by those who see the dispatch (its hub, its agency, the carriers of its
 * legs), so never by a donor.
 */
@Injectable()
export class DispatchFiles implements AttachmentSubject, OnModuleInit {
  readonly kind = 'dispatch';

  constructor(
    private readonly subjects: AttachmentSubjects,
    private readonly dispatches: DispatchesService,
    private readonly units: UnitsService,
    private readonly journal: DispatchJournal,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  /** @throws Refused NOT_FOUND, FORBIDDEN, NOTHING_TO_PROVE */
  async admit(tx: Transaction, publicId: string): Promise<string> {
    if (!tx.principal.roles.some((role) => MAY_ATTACH.includes(role)))
      throw FORBIDDEN.because('Your role may not attach files to a dispatch.');
    const { id, reference, status } = await this.seen(tx, publicId);
    if (NOT_LEFT.includes(status))
      throw NOTHING_TO_PROVE.because(`Dispatch ${reference} is ${status}: there is nothing to prove yet.`);
    return id;
  }

  async attached(tx: Transaction, publicId: string, fact: AttachedFact): Promise<void> {
    const { streamId } = await this.seen(tx, publicId);
    await this.units.lock(tx, [], [streamId]);
    const code = DispatchEvent.DISPATCH_FILE_ATTACHED;
    await this.journal.note(tx, await this.seen(tx, publicId), { code, detail: { ...fact } });
  }

  async shows(tx: Transaction, subjectId: string): Promise<boolean> {
    const [dispatch] = await this.dispatches.byIds(tx, [subjectId]);
    return dispatch !== undefined && this.dispatches.sees(tx, dispatch);
  }

  private async seen(tx: Transaction, publicId: string): Promise<Dispatch> {
    const row = await this.dispatches.byPublicId(tx, publicId);
    if (row && (await this.dispatches.sees(tx, row))) return row;
    throw NOT_FOUND.because('There is no such dispatch.', 'subjectId');
  }
}
