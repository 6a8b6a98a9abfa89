import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { MailInvitation } from './account.jobs.js';
import { ALREADY_INVITED, INVITATION_OVER } from './accounts.refusals.js';
import type { Organisation } from './accounts.service.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationDesk } from './invitation-desk.service.js';
import { invitationInput, openInvitationInput } from './invitation-input.js';
import { OrganisationEvent } from './organisation.events.js';

/** What an administrator says. Checked here. */
export interface InviteMember {
  readonly idempotencyKey: string;
  /** Public id; absent for the administrator's own. */
  readonly organisation?: string | null;
  readonly email: string;
  readonly roles: readonly string[];
}
export interface OpenInvitation {
  readonly idempotencyKey: string;
  readonly id: string;
}

/** Inviting, inviting again, taking back. The letter is a worker's: no secret is here. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly desk: InvitationDesk,
    private readonly store: InvitationStore,
    private readonly outbox: OutboxService,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, FORBIDDEN, ROLE_NOT_ALLOWED, ALREADY_MEMBER, ALREADY_INVITED */
  async invite(principal: Principal, { idempotencyKey, ...body }: InviteMember): Promise<string> {
    const { organisation = null, email, roles } = validated(invitationInput, body);
    const command = { operation: 'inviteMember', idempotencyKey, body };
    const { id } = await this.commands.run(principal, command, async (tx) => {
      const place = await this.desk.held(tx, organisation);
      await this.desk.refuseGuest(tx, place, email, roles);
      const row = { publicId: newId(), organisationId: place.id, email, roles };
      if (!(await this.store.add(tx, { ...row, invitedBy: tx.principal.actorId })))
        throw ALREADY_INVITED.because(`${email} is invited already. Send that invitation again.`, 'email');
      await this.sent(tx, place, row);
      return { id: row.publicId };
    });
    return id;
  }

  /** A new letter with a new secret and a new term; the former one is void. @throws Refused NOT_FOUND, INVITATION_OVER */
  resend(principal: Principal, asked: OpenInvitation): Promise<string> {
    return this.change(principal, 'resendInvitation', asked, async (tx, place, row) => {
      if (!(await this.store.renew(tx, row.id, tx.principal.actorId))) throw over();
      await this.sent(tx, place, row);
    });
  }

  /** @throws Refused NOT_FOUND, INVITATION_OVER */
  revoke(principal: Principal, asked: OpenInvitation): Promise<string> {
    return this.change(principal, 'revokeInvitation', asked, async (tx, place, row) => {
      if (!(await this.store.revoke(tx, row.id))) throw over();
      const detail = { invitation: row.publicId };
      await this.history.append(tx, place.streamId, [{ code: OrganisationEvent.INVITATION_REVOKED, detail }]);
    });
  }

  private async change(
    principal: Principal,
    operation: string,
    { idempotencyKey, ...body }: OpenInvitation,
    effect: (tx: Transaction, place: Organisation, row: Invitation) => Promise<void>,
  ): Promise<string> {
    const { id } = validated(openInvitationInput, body);
    await this.commands.run(principal, { operation, idempotencyKey, body }, async (tx) => {
      const { organisation, invitation } = await this.desk.administered(tx, id);
      await this.history.lockHeads(tx, [organisation.streamId]);
      await effect(tx, organisation, invitation);
      return { id };
    });
    return id;
  }

  private async sent(
    tx: Transaction,
    { streamId }: Organisation,
    { publicId: invitation, roles }: Pick<Invitation, 'publicId' | 'roles'>,
  ): Promise<void> {
    await this.history.append(tx, streamId, [
      { code: OrganisationEvent.MEMBER_INVITED, detail: { invitation, roles } },
    ]);
    await this.outbox.send(tx, MailInvitation, { invitationId: invitation });
  }
}

function over() {
  return INVITATION_OVER.because('This invitation was accepted or revoked. Invite the address anew.', 'id');
}
