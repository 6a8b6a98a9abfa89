import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { EventModel } from '../history/event.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { Sscc } from '../platform/graphql/scalars.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from './unit.loader.js';
import { ContentLineModel, HoldModel, toUnitModel, UnitConnection, UnitModel } from './unit.model.js';
import { UnitQueriesService } from './unit-queries.service.js';

@Resolver(() => UnitModel)
export class UnitsResolver {
  constructor(
    private readonly queries: UnitQueriesService,
    private readonly loader: UnitLoader,
  ) {}

  @Query(() => UnitModel, {
    nullable: true,
    description:
      'The pallet with this SSCC: at your hub, or with your goods. Null when there is none that you may see.',
  })
  @May('OPERATOR', 'SUPERVISOR', 'DONOR')
  async unit(
    @CurrentPrincipal() principal: Principal,
    @Args('sscc', { type: () => Sscc, description: 'The SSCC: 18 digits, or as scanned.' }) sscc: string,
  ): Promise<UnitModel | null> {
    const row = await this.queries.bySscc(principal, sscc);
    return row && toUnitModel(row);
  }

  @Query(() => UnitConnection, {
    description:
      'Pallets that are announced to your hub and have not been seen yet, oldest announcement first.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async expectedPallets(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<UnitModel>> {
    const slice = await this.queries.stage(principal, 'EXPECTED', page);
    return toConnection(slice, toUnitModel, () => this.queries.countStage(principal, 'EXPECTED'));
  }

  @Query(() => UnitConnection, { description: 'Pallets that are at your hub now.' })
  @May('OPERATOR', 'SUPERVISOR')
  async presentPallets(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<UnitModel>> {
    const slice = await this.queries.stage(principal, 'PRESENT', page);
    return toConnection(slice, toUnitModel, () => this.queries.countStage(principal, 'PRESENT'));
  }

  @ResolveField('contents', () => [ContentLineModel], {
    description: 'What is in it, as far as it concerns you: a donor sees its own goods only.',
  })
  contents(@Parent() { unitId }: UnitModel, @Context() context: GraphqlContext): Promise<ContentLineModel[]> {
    return this.loader.contents(context, unitId);
  }

  @ResolveField('holds', () => [HoldModel], {
    description: 'Its holds, open and released, oldest first. Only the hub sees them.',
  })
  holds(@Parent() { unitId }: UnitModel, @Context() context: GraphqlContext): Promise<HoldModel[]> {
    return this.loader.holds(context, unitId);
  }

  @ResolveField('events', () => [EventModel], {
    description: 'What happened to it, in the order in which it was recorded.',
  })
  events(@Parent() { unitId }: UnitModel, @Context() context: GraphqlContext): Promise<EventModel[]> {
    return this.loader.events(context, unitId);
  }
}
