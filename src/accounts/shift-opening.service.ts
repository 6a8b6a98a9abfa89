import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { WRONG_BADGE } from './accounts.refusals.js';
import { ActorStore } from './actor.store.js';
import { ApiKeyStore } from './api-key.store.js';
import { writeShiftToken } from './api-key-text.js';
import { type EnrolledMember, MemberStore } from './member.store.js';
import { OrganisationEvent } from './organisation.events.js';
import { hashOfSecret, newSecret } from './secret.js';
import type { Badge } from './shift.entity.js';
import { ShiftStore } from './shift.store.js';
import { ShiftBook } from './shift-book.service.js';
import { rolesOnShift } from './shift-roles.js';

/** A shift with its token: the text exists only here. */
export interface OpenedShift {
  readonly id: string;
  readonly token: string;
  readonly member: EnrolledMember;
}

@Injectable()
export class ShiftOpening {
  constructor(
    private readonly members: MemberStore,
    private readonly keys: ApiKeyStore,
    private readonly actors: ActorStore,
    private readonly store: ShiftStore,
    private readonly book: ShiftBook,
  ) {}

  /** @throws Refused FORBIDDEN, WRONG_BADGE for a badge that was taken away just now */
  async open(tx: Transaction, { memberId, organisationId, code }: Badge): Promise<OpenedShift> {
    await this.book.hold(tx, organisationId);
    const key = await this.keys.byPublicId(tx, tx.principal.actorUuid);
    const member = await this.members.wearing(tx, organisationId, code);
    if (!key || member?.memberId !== memberId)
      throw WRONG_BADGE.because('No badge here has this code and PIN.');
    if (rolesOnShift(member.roles, key.roles).length === 0)
      throw FORBIDDEN.because(`${member.displayName} has no role that this device has as well.`);
    await this.book.endOn(tx, key.id, 'REPLACED');
    const actorId = await this.actors.ofShift(tx, member.actorId, key.actorId, organisationId);
    const [id, secret] = [newId(), newSecret()];
    const row = { id, apiKeyId: key.id, memberId, organisationId, actorId };
    await this.store.add(tx, { ...row, secretHash: hashOfSecret(secret) });
    const detail = { shift: id, member: member.publicId, device: key.publicId };
    await this.book.record(tx, organisationId, OrganisationEvent.SHIFT_OPENED, detail);
    return { id, token: writeShiftToken({ id, secret }), member };
  }
}
