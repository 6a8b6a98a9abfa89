import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, ConnectionOf, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { InvitationModel } from './invitation.model.js';
import { InvitationDesk } from './invitation-desk.service.js';
import {
  InviteMemberInput,
  ResendInvitationInput,
  RevokeInvitationInput,
} from './invitation-inputs.model.js';
import { InvitationsService } from './invitations.service.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationModel } from './organisation.model.js';

const InvitationConnection = ConnectionOf(InvitationModel, 'Invitation');
const InviteMemberResult = resultUnion(
  'InviteMemberResult',
  () => InvitationModel,
  'The invitation, or why nobody was invited.',
);
const ResendInvitationResult = resultUnion(
  'ResendInvitationResult',
  () => InvitationModel,
  'The invitation with its new term, or why it was not sent again.',
);
const RevokeInvitationResult = resultUnion(
  'RevokeInvitationResult',
  () => InvitationModel,
  'The invitation that is over, or why it stays.',
);

@Resolver(() => InvitationModel)
export class InvitationsResolver {
  constructor(
    private readonly service: InvitationsService,
    private readonly desk: InvitationDesk,
    private readonly organisations: OrganisationLoader,
  ) {}

  @May(Role.ADMINISTRATOR)
  @Query(() => InvitationConnection, {
    description:
      'The invitations of your organisation, or of one that your hub entered; those that are over too.',
  })
  async invitations(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('organisation', { type: () => ID, nullable: true, description: 'Its id. Absent: your own.' })
    organisation?: string | null,
  ): Promise<Connection<InvitationModel>> {
    return toConnection(await this.desk.page(principal, organisation ?? null, page), InvitationModel.of);
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => InviteMemberResult, { description: 'Asks somebody by letter to become a member.' })
  async inviteMember(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => InviteMemberInput, description: 'Whom, where and as what.' })
    input: InviteMemberInput,
  ): Promise<typeof InviteMemberResult> {
    return InvitationModel.of(await this.desk.find(principal, await this.service.invite(principal, input)));
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => ResendInvitationResult, {
    description: 'Sends another letter with another token and a new term. The former token is void.',
  })
  async resendInvitation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ResendInvitationInput, description: 'Which one.' })
    input: ResendInvitationInput,
  ): Promise<typeof ResendInvitationResult> {
    return InvitationModel.of(await this.desk.find(principal, await this.service.resend(principal, input)));
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => RevokeInvitationResult, { description: 'Takes an invitation back.' })
  async revokeInvitation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RevokeInvitationInput, description: 'Which one.' })
    input: RevokeInvitationInput,
  ): Promise<typeof RevokeInvitationResult> {
    return InvitationModel.of(await this.desk.find(principal, await this.service.revoke(principal, input)));
  }

  @ResolveField(() => OrganisationModel, { description: 'The organisation that invites.' })
  organisation(
    @Parent() { organisationId }: InvitationModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, organisationId);
  }
}
