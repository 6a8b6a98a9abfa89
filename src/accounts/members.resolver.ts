import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, ConnectionOf, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { AddMemberInput, ChangeRolesInput, EndMembershipInput } from './account-inputs.model.js';
import { EndedMembershipModel, MemberModel } from './member.model.js';
import { MembersService } from './members.service.js';
import { MembershipsService } from './memberships.service.js';
import { NewMembersService } from './new-members.service.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationModel } from './organisation.model.js';

const MemberConnection = ConnectionOf(MemberModel, 'Member');
const AddMemberResult = resultUnion(
  'AddMemberResult',
  () => MemberModel,
  'The member, or why nobody was added.',
);
const ChangeRolesResult = resultUnion(
  'ChangeRolesResult',
  () => MemberModel,
  'The member, or why the roles stay.',
);
const EndMembershipResult = resultUnion(
  'EndMembershipResult',
  () => EndedMembershipModel,
  'What ended, or why the member stays.',
);

@Resolver(() => MemberModel)
export class MembersResolver {
  constructor(
    private readonly service: MembersService,
    private readonly newcomers: NewMembersService,
    private readonly memberships: MembershipsService,
    private readonly organisations: OrganisationLoader,
  ) {}

  @May(Role.ADMINISTRATOR)
  @Query(() => MemberConnection, {
    description: 'The members of your organisation, or of one that your hub entered.',
  })
  async members(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('organisation', { type: () => ID, nullable: true, description: 'Its id. Absent: your own.' })
    organisation?: string | null,
  ): Promise<Connection<MemberModel>> {
    return toConnection(await this.service.page(principal, organisation ?? null, page), (row) =>
      MemberModel.of(row),
    );
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => AddMemberResult, { description: 'Makes somebody a member.' })
  async addMember(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => AddMemberInput, description: 'Who, where and as what.' })
    input: AddMemberInput,
  ): Promise<typeof AddMemberResult> {
    const ids = await this.newcomers.add(principal, input);
    return MemberModel.of(await this.service.find(principal, ids));
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => ChangeRolesResult, {
    description: 'Gives a member other roles. They hold from the next refresh on.',
  })
  async changeRoles(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ChangeRolesInput, description: 'Whose, and which.' })
    input: ChangeRolesInput,
  ): Promise<typeof ChangeRolesResult> {
    const ids = await this.memberships.changeRoles(principal, input);
    return MemberModel.of(await this.service.find(principal, ids));
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => EndMembershipResult, { description: 'Ends a membership and its sessions.' })
  async endMembership(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => EndMembershipInput, description: 'Whose.' }) input: EndMembershipInput,
  ): Promise<typeof EndMembershipResult> {
    return EndedMembershipModel.of(await this.memberships.end(principal, input));
  }

  @ResolveField(() => OrganisationModel, { description: 'The organisation of this membership.' })
  organisation(
    @Parent() member: MemberModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, member.organisationId);
  }
}
