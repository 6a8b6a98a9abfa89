import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { MayAnybody, MayAnyMember } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import type { Principal } from '../platform/principal/principal.js';
import { PasswordChangedModel, PasswordResetRequestedModel } from './invitation.model.js';
import {
  ChangePasswordInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
} from './invitation-inputs.model.js';
import { PasswordChangeService } from './password-change.service.js';
import { PasswordResetsService } from './password-resets.service.js';

const RequestPasswordResetResult = resultUnion(
  'RequestPasswordResetResult',
  () => PasswordResetRequestedModel,
  'The same for every address, or why the request was none.',
);
const ResetPasswordResult = resultUnion(
  'ResetPasswordResult',
  () => PasswordChangedModel,
  'Whose password it is, or why it stays.',
);
const ChangePasswordResult = resultUnion(
  'ChangePasswordResult',
  () => PasswordChangedModel,
  'Whose password it is, or why it stays.',
);

@Resolver()
export class PasswordsResolver {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly changes: PasswordChangeService,
  ) {}

  @MayAnybody()
  @Mutation(() => RequestPasswordResetResult, {
    description:
      'Sends a letter with a token to who signs in with the address. What it answers does not tell if any.',
  })
  async requestPasswordReset(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RequestPasswordResetInput, description: 'Whose.' })
    input: RequestPasswordResetInput,
  ): Promise<typeof RequestPasswordResetResult> {
    return PasswordResetRequestedModel.of(await this.resets.request(principal, input));
  }

  @MayAnybody()
  @Mutation(() => ResetPasswordResult, {
    description: 'Sets a new password with the token of a letter. Ends every session.',
  })
  async resetPassword(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ResetPasswordInput, description: 'The token and the password.' })
    input: ResetPasswordInput,
  ): Promise<typeof ResetPasswordResult> {
    return PasswordChangedModel.of(await this.resets.confirm(principal, input));
  }

  @MayAnyMember()
  @Mutation(() => ChangePasswordResult, {
    description: 'Changes your own password. Ends every session, this one too.',
  })
  async changePassword(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ChangePasswordInput, description: 'The old one and the new one.' })
    input: ChangePasswordInput,
  ): Promise<typeof ChangePasswordResult> {
    return PasswordChangedModel.of(await this.changes.change(principal, input));
  }
}
