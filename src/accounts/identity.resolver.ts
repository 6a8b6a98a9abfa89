import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { MayAnybody } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import type { Principal } from '../platform/principal/principal.js';
import { SignInWithIdTokenInput } from './account-inputs.model.js';
import { IdentitySignInService } from './identity-sign-in.service.js';
import { SignedInModel } from './session.model.js';

const SignInWithIdTokenResult = resultUnion(
  'SignInWithIdTokenResult',
  () => SignedInModel,
  'The session, or why there is none.',
);

@Resolver()
export class IdentityResolver {
  constructor(private readonly signing: IdentitySignInService) {}

  @MayAnybody()
  @Mutation(() => SignInWithIdTokenResult, {
    description:
      'Begins a session for somebody who signed in at the issuer that this hub trusts, if it trusts one. It ends after ' +
      'some hours, and makes nobody a member.',
  })
  async signInWithIdToken(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => SignInWithIdTokenInput, description: 'Who signs in.' })
    input: SignInWithIdTokenInput,
  ): Promise<typeof SignInWithIdTokenResult> {
    return SignedInModel.of(await this.signing.signIn(principal, input));
  }
}
