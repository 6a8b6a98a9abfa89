import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { HubLoader } from '../places/hub.loader.js';
import { HubModel } from '../places/hub.model.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May, MayAnyMember } from '../platform/graphql/operation-rules.js';
import { type Connection, ConnectionOf, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { CreateOrganisationInput } from './account-inputs.model.js';
import { AccountsService } from './accounts.service.js';
import { OrganisationKind } from './organisation.lifecycle.js';
import { OrganisationModel } from './organisation.model.js';
import { OrganisationsService } from './organisations.service.js';

export const OrganisationConnection = ConnectionOf(OrganisationModel, 'Organisation');
const CreateOrganisationResult = resultUnion(
  'CreateOrganisationResult',
  () => OrganisationModel,
  'The organisation, or why it was not entered.',
);

@Resolver(() => OrganisationModel)
export class OrganisationsResolver {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly service: OrganisationsService,
    private readonly hubs: HubLoader,
  ) {}

  @MayAnyMember()
  @Query(() => OrganisationConnection, {
    description: 'The organisations, in the order in which they were entered.',
  })
  async organisations(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('kind', { type: () => OrganisationKind, nullable: true, description: 'Only those of this kind.' })
    kind?: OrganisationKind | null,
  ): Promise<Connection<OrganisationModel>> {
    const slice = await this.work.read(principal, (tx) =>
      this.accounts.organisations(tx, kind ?? null, page),
    );
    return toConnection(slice, (row) => OrganisationModel.of(row));
  }

  @MayAnyMember()
  @Query(() => OrganisationModel, {
    nullable: true,
    description: 'One organisation; null when none has this code.',
  })
  async organisation(
    @CurrentPrincipal() principal: Principal,
    @Args('code', { type: () => String, description: 'Its code: `IT-RED-CROSS`.' }) code: string,
  ): Promise<OrganisationModel | null> {
    const row = await this.work.read(principal, (tx) => this.accounts.organisationByCode(tx, code));
    return row && OrganisationModel.of(row);
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => CreateOrganisationResult, {
    description:
      'Enters a donor, an agency or a carrier. Only administrators of a hub do. Both members of the result have a ' +
      '`code` of another type: give one an alias.',
  })
  async createOrganisation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => CreateOrganisationInput, description: 'The organisation.' })
    input: CreateOrganisationInput,
  ): Promise<typeof CreateOrganisationResult> {
    return OrganisationModel.of(await this.service.create(principal, input));
  }

  @ResolveField(() => HubModel, { nullable: true, description: 'The hub that it runs; null for others.' })
  async hub(
    @Parent() { hubId }: OrganisationModel,
    @Context() context: GraphqlContext,
  ): Promise<HubModel | null> {
    return hubId === null ? null : this.hubs.load(context, hubId);
  }
}
