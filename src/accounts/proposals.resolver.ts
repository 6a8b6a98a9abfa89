import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May, MayAnyMember } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationModel } from './organisation.model.js';
import { OrganisationConnection } from './organisations.resolver.js';
import { ProposalDecisions } from './proposal-decisions.service.js';
import {
  ConfirmOrganisationInput,
  MergeOrganisationInput,
  ProposeOrganisationInput,
  RefuseOrganisationInput,
} from './proposal-inputs.model.js';
import { ProposalsService } from './proposals.service.js';

const unionOf = (name: string) =>
  resultUnion(name, () => OrganisationModel, 'The organisation, or why it stays as it was.');
const ProposeOrganisationResult = unionOf('ProposeOrganisationResult');
const ConfirmOrganisationResult = unionOf('ConfirmOrganisationResult');
const MergeOrganisationResult = unionOf('MergeOrganisationResult');
const RefuseOrganisationResult = unionOf('RefuseOrganisationResult');

@Resolver(() => OrganisationModel)
export class ProposalsResolver {
  constructor(
    private readonly service: ProposalsService,
    private readonly decisions: ProposalDecisions,
    private readonly organisations: OrganisationLoader,
  ) {}

  @MayAnyMember()
  @Query(() => OrganisationConnection, {
    description: 'What your organisation proposed, and what was proposed to your hub, oldest first.',
  })
  async proposedOrganisations(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('undecided', {
      type: () => Boolean,
      defaultValue: true,
      description: 'Only those that are provisional.',
    })
    undecided: boolean,
  ): Promise<Connection<OrganisationModel>> {
    return toConnection(await this.service.page(principal, undecided, page), (row) =>
      OrganisationModel.of(row),
    );
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.DONOR)
  @Mutation(() => ProposeOrganisationResult, {
    description:
      'Enters an organisation that may be used at once, and that only you and the hub know until it confirms it.',
  })
  async proposeOrganisation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ProposeOrganisationInput, description: 'The organisation.' })
    input: ProposeOrganisationInput,
  ): Promise<typeof ProposeOrganisationResult> {
    return OrganisationModel.of(await this.service.propose(principal, input));
  }

  @May(Role.SUPERVISOR, Role.ADMINISTRATOR)
  @Mutation(() => ConfirmOrganisationResult, {
    description: 'Makes a provisional organisation known to everybody.',
  })
  async confirmOrganisation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ConfirmOrganisationInput, description: 'Which one, and what to mend.' })
    input: ConfirmOrganisationInput,
  ): Promise<typeof ConfirmOrganisationResult> {
    const id = await this.decisions.confirm(principal, input);
    return OrganisationModel.of(await this.service.find(principal, id));
  }

  @May(Role.SUPERVISOR, Role.ADMINISTRATOR)
  @Mutation(() => MergeOrganisationResult, {
    description: 'Says that a provisional organisation is a known one.',
  })
  async mergeOrganisation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => MergeOrganisationInput, description: 'Which one, and into which.' })
    input: MergeOrganisationInput,
  ): Promise<typeof MergeOrganisationResult> {
    const id = await this.decisions.merge(principal, input);
    return OrganisationModel.of(await this.service.find(principal, id));
  }

  @May(Role.SUPERVISOR, Role.ADMINISTRATOR)
  @Mutation(() => RefuseOrganisationResult, {
    description: 'Keeps a provisional organisation from being used further.',
  })
  async refuseOrganisation(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RefuseOrganisationInput, description: 'Which one, and why.' })
    input: RefuseOrganisationInput,
  ): Promise<typeof RefuseOrganisationResult> {
    const id = await this.decisions.refuse(principal, input);
    return OrganisationModel.of(await this.service.find(principal, id));
  }

  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'The known one that it was merged into.',
  })
  async mergedInto(
    @Parent() { mergedIntoId }: OrganisationModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return mergedIntoId === null ? null : this.organisations.load(context, mergedIntoId);
  }
}
