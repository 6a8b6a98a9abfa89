import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { PledgeLoader } from './pledge.loader.js';
import {
  MakePledgeInput,
  MakePledgeResult,
  PledgeConnection,
  PledgedItemModel,
  PledgeLineModel,
  PledgeModel,
  PledgeRevisionModel,
  RevisePledgeInput,
  RevisePledgeResult,
  toPledgeModel,
  WithdrawPledgeInput,
  WithdrawPledgeResult,
} from './pledge.model.js';
import { PledgesService } from './pledges.service.js';
import { PledgingService } from './pledging.service.js';

@Resolver(() => PledgeModel)
export class PledgesResolver {
  constructor(
    private readonly pledgesService: PledgesService,
    private readonly pledging: PledgingService,
  ) {}

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.DONOR)
  @Query(() => PledgeConnection, {
    description: 'What is pledged to your hub, or what you pledged; the newest first.',
  })
  async pledges(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<PledgeModel>> {
    return toConnection(await this.pledgesService.page(principal, page), toPledgeModel);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.DONOR)
  @Query(() => PledgeModel, {
    nullable: true,
    description: 'One pledge; null when you may not see it, or there is none.',
  })
  async pledge(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<PledgeModel | null> {
    const row = await this.pledgesService.one(principal, id);
    return row && toPledgeModel(row);
  }

  @May(Role.DONOR)
  @Mutation(() => MakePledgeResult, { description: 'Promises goods, before anything is packed.' })
  async makePledge(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => MakePledgeInput, description: 'The pledge.' }) input: MakePledgeInput,
  ): Promise<typeof MakePledgeResult> {
    return toPledgeModel(await this.pledging.make(principal, input));
  }

  @May(Role.DONOR)
  @Mutation(() => RevisePledgeResult, {
    description:
      'Promises something else, but not less than was announced. The history keeps what was promised before.',
  })
  async revisePledge(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RevisePledgeInput, description: 'What is promised now.' })
    input: RevisePledgeInput,
  ): Promise<typeof RevisePledgeResult> {
    return toPledgeModel(await this.pledging.revise(principal, input));
  }

  @May(Role.DONOR)
  @Mutation(() => WithdrawPledgeResult, {
    description: 'Takes a pledge back, as long as nothing of it was announced.',
  })
  async withdrawPledge(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => WithdrawPledgeInput, description: 'The pledge, and why.' })
    input: WithdrawPledgeInput,
  ): Promise<typeof WithdrawPledgeResult> {
    return toPledgeModel(await this.pledging.withdraw(principal, input));
  }
}

/** What a pledge points to. */
@Resolver(() => PledgeModel)
export class PledgeFieldsResolver {
  constructor(
    private readonly loader: PledgeLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => OrganisationModel, { description: 'Who promises.' })
  donor(
    @Parent() { row }: PledgeModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.donorId);
  }

  @ResolveField(() => [PledgeLineModel], { description: 'What is promised, by the latest revision.' })
  lines(@Parent() { row }: PledgeModel, @Context() context: GraphqlContext): Promise<PledgeLineModel[]> {
    return this.loader.lines(context, row.id);
  }

  @ResolveField(() => [PledgeRevisionModel], {
    description: 'What was promised from when on, the oldest first.',
  })
  revisions(
    @Parent() { row }: PledgeModel,
    @Context() context: GraphqlContext,
  ): Promise<PledgeRevisionModel[]> {
    return this.loader.revisions(context, row.streamId);
  }
}

@Resolver(() => PledgeLineModel)
export class PledgeLineFieldsResolver {
  constructor(
    private readonly items: ItemLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => ItemModel, { description: 'The item.' })
  item(@Parent() { row }: PledgeLineModel, @Context() context: GraphqlContext): Promise<ItemModel | null> {
    return this.items.load(context, row.itemId);
  }

  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'The agency that it is promised to; null: whoever needs it.',
  })
  recipient(
    @Parent() { row }: PledgeLineModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.recipientId);
  }
}

@Resolver(() => PledgedItemModel)
export class PledgedItemFieldsResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField(() => ItemModel, { description: 'The item.' })
  item(@Parent() { row }: PledgedItemModel, @Context() context: GraphqlContext): Promise<ItemModel | null> {
    return this.items.load(context, row.itemId);
  }
}
