import { Global, Module } from '@nestjs/common';
import { OperationNames } from '../platform/graphql/operation-names.js';
import { AcceptanceService } from './acceptance.service.js';
import { AccountsModule } from './accounts.module.js';
import { ActorLoader } from './actor.loader.js';
import { ApiKeysResolver } from './api-keys.resolver.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthenticationModule } from './authentication.module.js';
import { BadgeStore } from './badge.store.js';
import { BadgeDesk } from './badge-desk.service.js';
import { BadgesService } from './badges.service.js';
import { EnrolmentModule } from './enrolment.module.js';
import { EventByOrganisationResolver, EventByResolver } from './event-by.resolver.js';
import { IdTokens } from './id-tokens.js';
import { IdentifiedMembers } from './identified-members.service.js';
import { IdentityResolver } from './identity.resolver.js';
import { IdentitySignInService } from './identity-sign-in.service.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationDesk } from './invitation-desk.service.js';
import { InvitationsResolver } from './invitations.resolver.js';
import { InvitationsService } from './invitations.service.js';
import { Invited } from './invited.service.js';
import { InvitedPersons } from './invited-persons.service.js';
import { JoiningResolver } from './joining.resolver.js';
import { KeyIssueService } from './key-issue.service.js';
import { KeyMaking } from './key-making.service.js';
import { KeyRevocationService } from './key-revocation.service.js';
import { KeyScopes } from './key-scopes.service.js';
import { MeService } from './me.service.js';
import { MemberIdentityStore } from './member-identity.store.js';
import { MembersResolver } from './members.resolver.js';
import { MembersService } from './members.service.js';
import { MembershipsService } from './memberships.service.js';
import { NewMembersService } from './new-members.service.js';
import { NewPasswords } from './new-passwords.service.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';
import { PasswordChangeService } from './password-change.service.js';
import { PasswordProof } from './password-proof.service.js';
import { PasswordResetStore } from './password-reset.store.js';
import { PasswordResetsService } from './password-resets.service.js';
import { PasswordsResolver } from './passwords.resolver.js';
import { ProposalDecisions } from './proposal-decisions.service.js';
import { ProposalsResolver } from './proposals.resolver.js';
import { ProposalGround, ProposalsService } from './proposals.service.js';
import { RefreshService } from './refresh.service.js';
import { SessionStore } from './session.store.js';
import { Sessions } from './sessions.js';
import { ShiftAttempts } from './shift-attempts.js';
import { ShiftBook } from './shift-book.service.js';
import { ShiftEndService } from './shift-end.service.js';
import { ShiftOpening } from './shift-opening.service.js';
import { ShiftsResolver } from './shifts.resolver.js';
import { ShiftsService } from './shifts.service.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignInService } from './sign-in.service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInDoor } from './sign-in-door.js';
import { SignInFailureStore } from './sign-in-failure.store.js';
import { SignOutService } from './sign-out.service.js';
import { SwitchService } from './switch.service.js';

const IDENTITIES = [
  IdentifiedMembers,
  IdentityResolver,
  IdentitySignInService,
  IdTokens,
  MemberIdentityStore,
];
const SESSIONS = [
  MeService,
  RefreshService,
  SessionStore,
  Sessions,
  SignInAttempts,
  SignInFailureStore,
  SignInDoor,
  SignInService,
  SignOutService,
  SwitchService,
];
const JOINING = [
  AcceptanceService,
  InvitationDesk,
  InvitationsService,
  InvitationStore,
  Invited,
  InvitedPersons,
];
const PASSWORDS = [
  NewPasswords,
  PasswordChangeService,
  PasswordProof,
  PasswordResetsService,
  PasswordResetStore,
];
const SHIFTS = [
  BadgeDesk,
  BadgeStore,
  BadgesService,
  ShiftAttempts,
  ShiftBook,
  ShiftEndService,
  ShiftOpening,
  ShiftsService,
];
const ADMINISTRATION = [
  ApiKeysService,
  KeyIssueService,
  KeyMaking,
  KeyRevocationService,
  KeyScopes,
  OperationNames,
  MembersService,
  MembershipsService,
  NewMembersService,
  OrganisationsService,
  ProposalDecisions,
  ProposalGround,
  ProposalsService,
];

/** What the API process has of accounts: signing in, and what administrators do. */
@Global()
@Module({
  imports: [AccountsModule, EnrolmentModule, AuthenticationModule],
  providers: [
    ...IDENTITIES,
    ...SESSIONS,
    ...JOINING,
    ...PASSWORDS,
    ...SHIFTS,
    ActorLoader,
    ...ADMINISTRATION,
    OrganisationLoader,
    ApiKeysResolver,
    InvitationsResolver,
    JoiningResolver,
    PasswordsResolver,
    EventByResolver,
    EventByOrganisationResolver,
    ProposalsResolver,
    ShiftsResolver,
    MembersResolver,
    OrganisationsResolver,
    SignInResolver,
  ],
  exports: [OrganisationLoader, ActorLoader],
})
export class AccountsApiModule {}
