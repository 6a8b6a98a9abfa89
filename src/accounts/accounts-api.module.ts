import { Global, Module } from '@nestjs/common';
import { AccountsModule } from './accounts.module.js';
import { ApiKeysResolver } from './api-keys.resolver.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthenticationModule } from './authentication.module.js';
import { EnrolmentModule } from './enrolment.module.js';
import { KeyIssueService } from './key-issue.service.js';
import { KeyRevocationService } from './key-revocation.service.js';
import { MeService } from './me.service.js';
import { MembersResolver } from './members.resolver.js';
import { MembersService } from './members.service.js';
import { MembershipsService } from './memberships.service.js';
import { NewMembersService } from './new-members.service.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';
import { RefreshService } from './refresh.service.js';
import { SessionStore } from './session.store.js';
import { Sessions } from './sessions.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignInService } from './sign-in.service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInFailureStore } from './sign-in-failure.store.js';
import { SignOutService } from './sign-out.service.js';

const SESSIONS = [
  MeService,
  RefreshService,
  SessionStore,
  Sessions,
  SignInAttempts,
  SignInFailureStore,
  SignInService,
  SignOutService,
];
const ADMINISTRATION = [
  ApiKeysService,
  KeyIssueService,
  KeyRevocationService,
  MembersService,
  MembershipsService,
  NewMembersService,
  OrganisationsService,
];

/** What the API process has of accounts: signing in, and what administrators do. */
@Global()
@Module({
  imports: [AccountsModule, EnrolmentModule, AuthenticationModule],
  providers: [
    ...SESSIONS,
    ...ADMINISTRATION,
    OrganisationLoader,
    ApiKeysResolver,
    MembersResolver,
    OrganisationsResolver,
    SignInResolver,
  ],
  exports: [OrganisationLoader],
})
export class AccountsApiModule {}
