import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { identityInput } from './account-input.js';
import { IDENTITY_UNKNOWN } from './accounts.refusals.js';
import { IdTokens } from './id-tokens.js';
import { IdentifiedMembers } from './identified-members.service.js';
import { type OpenSession, Sessions, type SignedIn } from './sessions.js';

/** What somebody shows who signed in elsewhere. Checked here. */
export interface IdentitySignIn {
  readonly idToken: string;
  /** Code of the organisation to act for; needed by those who belong to several. */
  readonly organisation?: string | null;
}

/** Signing in with an identity that an outside issuer vouches for. It lets in who is a member; it makes nobody one. */
@Injectable()
export class IdentitySignInService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tokens: IdTokens,
    private readonly members: IdentifiedMembers,
    private readonly sessions: Sessions,
  ) {}

  /**
   * @throws Refused INVALID_INPUT, IDENTITY_REFUSED, IDENTITY_UNKNOWN, ISSUER_UNREACHABLE, ORGANISATION_NEEDED,
   *   NO_MEMBERSHIP
   */
  async signIn(caller: Principal, input: IdentitySignIn): Promise<SignedIn> {
    const { idToken, organisation = null } = validated(identityInput, input);
    const identity = await this.tokens.read(idToken);
    const endsAt = this.tokens.sessionEnd();
    // A refusal is answered, not thrown, inside: that the identity was linked is committed also where no session begins.
    const outcome = await this.work.write(
      atThe('door', caller),
      async (tx): Promise<Refused | OpenSession> => {
        const member = await this.members.of(tx, identity);
        return member === null ? unknown() : this.begin(tx, member, organisation, endsAt);
      },
    );
    if (outcome instanceof Refused) throw outcome;
    return this.sessions.answer(outcome);
  }

  private async begin(
    tx: Transaction,
    member: number,
    organisation: string | null,
    endsAt: Date,
  ): Promise<Refused | OpenSession> {
    const chosen = await this.members.membership(tx, member, organisation);
    return chosen instanceof Refused ? chosen : this.sessions.begin(tx, chosen, endsAt);
  }
}

function unknown() {
  return IDENTITY_UNKNOWN.because(
    'No member is known by this identity, or by a verified address of it. Ask an administrator to invite you.',
  );
}
