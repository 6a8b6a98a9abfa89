import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { INVITATION_OVER } from './accounts.refusals.js';
import type { Organisation } from './accounts.service.js';
import type { Invitation } from './invitation.entity.js';
import { acceptanceInput } from './invitation-input.js';
import { Invited } from './invited.service.js';
import { type InvitedPerson, InvitedPersons, type Presented } from './invited-persons.service.js';
import { OrganisationEvent } from './organisation.events.js';
import { type OpenSession, Sessions, type SignedIn } from './sessions.js';

/** What the holder of an invitation says. Checked here. */
export interface AcceptInvitation extends Presented {
  readonly token: string;
}

/** Joining with the token of a letter. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invited: Invited,
    private readonly persons: InvitedPersons,
    private readonly history: HistoryService,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Somebody new gets the name and password that are given; somebody who signs in already proves it with the
   * password, and gets one more membership. Begins a session in the new membership.
   * @throws Refused INVALID_INPUT, INVITATION_OVER, WEAK_PASSWORD, WRONG_CREDENTIALS, ACCOUNT_LOCKED, ALREADY_MEMBER
   */
  async accept(caller: Principal, input: AcceptInvitation): Promise<SignedIn> {
    const { token, ...presented } = validated(acceptanceInput, input);
    const { invitation, organisation } = await this.invited.open(caller, token);
    const member = await this.work.read(atThe('letter', caller), (tx) =>
      this.persons.lookUp(tx, invitation.email),
    );
    const person = await this.persons.prove(member, invitation.email, presented);
    // A refusal is answered, not thrown, inside: a wrong password that was counted must be committed.
    const outcome = await this.work.write(atThe('letter', caller), (tx) =>
      this.settle(tx, invitation, organisation, person),
    );
    if (outcome instanceof Refused) throw outcome;
    return this.sessions.answer(outcome);
  }

  private async settle(
    tx: Transaction,
    invitation: Invitation,
    organisation: Organisation,
    person: InvitedPerson,
  ): Promise<Refused | OpenSession> {
    const refusal = await this.persons.judge(tx, invitation.email, person);
    if (refusal) return refusal;
    await this.history.lockHeads(tx, [organisation.streamId]);
    if (!(await this.invited.take(tx, invitation)))
      throw INVITATION_OVER.because('The invitation was used, revoked or sent again just now.', 'token');
    const member = await this.invited.enrol(tx, invitation, organisation, person);
    const detail = { invitation: invitation.publicId, member: member.publicId };
    await this.history.append(tx, organisation.streamId, [
      { code: OrganisationEvent.INVITATION_ACCEPTED, detail },
    ]);
    return this.sessions.begin(tx, member);
  }
}
