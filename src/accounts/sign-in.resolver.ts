import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CallerAddress, CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { MayAnybody, MayAnyMember } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import type { Principal } from '../platform/principal/principal.js';
import { RefreshSessionInput, SignInInput, SignOutInput } from './account-inputs.model.js';
import { MeService } from './me.service.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationModel } from './organisation.model.js';
import { RefreshService } from './refresh.service.js';
import { MeModel, SignedInModel, SignedOutModel } from './session.model.js';
import { SignInDoor } from './sign-in-door.js';
import { SignOutService } from './sign-out.service.js';

const SignInResult = resultUnion('SignInResult', () => SignedInModel, 'The session, or why there is none.');
const RefreshSessionResult = resultUnion(
  'RefreshSessionResult',
  () => SignedInModel,
  'The session with its next tokens, or why it does not go on.',
);
const SignOutResult = resultUnion(
  'SignOutResult',
  () => SignedOutModel,
  'The session that ended, or why none did.',
);

@Resolver(() => MeModel)
export class SignInResolver {
  constructor(
    private readonly signing: SignInDoor,
    private readonly refreshing: RefreshService,
    private readonly leaving: SignOutService,
    private readonly identities: MeService,
    private readonly organisations: OrganisationLoader,
  ) {}

  @MayAnybody()
  @Mutation(() => SignInResult, {
    description:
      'Begins a session. After five failures in a row an e-mail address is locked, longer each time; after many from ' +
      'one network address, that one is RATE_LIMITED.',
  })
  async signIn(
    @CurrentPrincipal() principal: Principal,
    @CallerAddress() address: string,
    @Args('input', { type: () => SignInInput, description: 'Who signs in.' }) input: SignInInput,
  ): Promise<typeof SignInResult> {
    return SignedInModel.of(await this.signing.signIn(principal, input, address));
  }

  @MayAnybody()
  @Mutation(() => RefreshSessionResult, {
    description:
      'Gives the next tokens, with the roles of today. A refresh token that comes twice ends the session.',
  })
  async refreshSession(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RefreshSessionInput, description: 'Which session.' })
    input: RefreshSessionInput,
  ): Promise<typeof RefreshSessionResult> {
    return SignedInModel.of(await this.refreshing.refresh(principal, input));
  }

  @MayAnyMember()
  @Mutation(() => SignOutResult, {
    description: 'Ends a session of yours. Its access token is good until it expires, some minutes later.',
  })
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => SignOutInput, description: 'Which session.' }) input: SignOutInput,
  ): Promise<typeof SignOutResult> {
    return SignedOutModel.of(await this.leaving.signOut(principal, input));
  }

  @MayAnyMember()
  @Query(() => MeModel, { description: 'Who is asking.' })
  async me(@CurrentPrincipal() principal: Principal): Promise<MeModel> {
    return MeModel.of(await this.identities.me(principal));
  }

  @ResolveField(() => OrganisationModel, { description: 'The organisation that this token or key acts for.' })
  organisation(@Parent() me: MeModel, @Context() context: GraphqlContext): Promise<OrganisationModel | null> {
    return this.organisations.load(context, me.organisationId);
  }
}
