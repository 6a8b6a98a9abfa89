import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { MayAnybody } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import type { Principal } from '../platform/principal/principal.js';
import { AcceptanceService } from './acceptance.service.js';
import { OpenInvitationModel } from './invitation.model.js';
import { AcceptInvitationInput, SwitchOrganisationInput } from './invitation-inputs.model.js';
import { Invited } from './invited.service.js';
import { SignedInModel } from './session.model.js';
import { SwitchService } from './switch.service.js';

const AcceptInvitationResult = resultUnion(
  'AcceptInvitationResult',
  () => SignedInModel,
  'The session of the new member, or why nobody joined.',
);
const SwitchOrganisationResult = resultUnion(
  'SwitchOrganisationResult',
  () => SignedInModel,
  'The session in the other membership, or why there is none.',
);

@Resolver()
export class JoiningResolver {
  constructor(
    private readonly invited: Invited,
    private readonly accepting: AcceptanceService,
    private readonly switching: SwitchService,
  ) {}

  @MayAnybody()
  @Query(() => OpenInvitationModel, {
    description: 'What a token invites to. An error for one that is over.',
  })
  async invitation(
    @CurrentPrincipal() principal: Principal,
    @Args('token', { type: () => String, description: 'The token of a letter.' }) token: string,
  ): Promise<OpenInvitationModel> {
    const { invitation, organisation } = await this.invited.open(principal, token);
    return OpenInvitationModel.of(invitation, organisation.name);
  }

  @MayAnybody()
  @Mutation(() => AcceptInvitationResult, {
    description: 'Makes you a member with the token of a letter, and begins a session.',
  })
  async acceptInvitation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => AcceptInvitationInput, description: 'Which invitation, and who you are.' })
    input: AcceptInvitationInput,
  ): Promise<typeof AcceptInvitationResult> {
    return SignedInModel.of(await this.accepting.accept(principal, input));
  }

  @MayAnybody()
  @Mutation(() => SwitchOrganisationResult, {
    description:
      'Ends the session of a refresh token, and begins one in another membership of the same person.',
  })
  async switchOrganisation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => SwitchOrganisationInput, description: 'Which session, and where to.' })
    input: SwitchOrganisationInput,
  ): Promise<typeof SwitchOrganisationResult> {
    return SignedInModel.of(await this.switching.switch(principal, input));
  }
}
