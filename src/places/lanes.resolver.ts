import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May, MayAnyMember } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { LaneMode } from './lane.lifecycle.js';
import { LaneLoader } from './lane.loader.js';
import {
  LaneConnection,
  LaneModel,
  LaneOverrideModel,
  OverrideLaneInput,
  ResetLaneInput,
  toLaneModel,
} from './lane.model.js';
import { LaneOverridesService } from './lane-overrides.service.js';
import { LanesService } from './lanes.service.js';
import { PlaceLoader } from './place.loader.js';
import { PlaceModel } from './place.model.js';

const result = (name: string) =>
  resultUnion(name, () => LaneModel, 'The lane after the change, or why it stays as it is.');
const OverrideLaneResult = result('OverrideLaneResult');
const ResetLaneResult = result('ResetLaneResult');

@ArgsType()
class LanesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those from this place: `LGG`.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those to this place: `FCO`.' })
  to?: string | null;

  @Field(() => LaneMode, { nullable: true, description: 'Only those of this mode.' })
  mode?: LaneMode | null;
}

@Resolver(() => LaneModel)
export class LanesResolver {
  constructor(
    private readonly service: LanesService,
    private readonly overridesService: LaneOverridesService,
    private readonly loader: LaneLoader,
    private readonly places: PlaceLoader,
  ) {}

  @MayAnyMember()
  @Query(() => LaneConnection, {
    description: 'Ways between places with the hours that they take, as your hub has them; by both places.',
  })
  async lanes(
    @CurrentPrincipal() principal: Principal,
    @Args() { from = null, to = null, mode = null, ...page }: LanesArgs,
  ): Promise<Connection<LaneModel>> {
    return toConnection(await this.service.page(principal, { from, to, mode }, page), toLaneModel);
  }

  @MayAnyMember()
  @Query(() => LaneModel, { nullable: true, description: 'One lane; null when there is none.' })
  async lane(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<LaneModel | null> {
    const row = await this.service.one(principal, id);
    return row && toLaneModel(row);
  }

  @May(Role.SUPERVISOR)
  @Mutation(() => OverrideLaneResult, {
    description: "Enters your hub's own hours for a lane. Other hubs keep theirs; the former ones are kept.",
  })
  async overrideLane(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => OverrideLaneInput, description: 'The lane, its hours, and why.' })
    input: OverrideLaneInput,
  ): Promise<typeof OverrideLaneResult> {
    return toLaneModel(await this.overridesService.override(principal, input));
  }

  @May(Role.SUPERVISOR)
  @Mutation(() => ResetLaneResult, { description: 'Takes the usual hours of a lane again for your hub.' })
  async resetLane(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ResetLaneInput, description: 'The lane, and why.' }) input: ResetLaneInput,
  ): Promise<typeof ResetLaneResult> {
    return toLaneModel(await this.overridesService.reset(principal, input));
  }

  @ResolveField(() => PlaceModel, { description: 'Where it begins.' })
  from(@Parent() { row }: LaneModel, @Context() context: GraphqlContext): Promise<PlaceModel | null> {
    return this.places.load(context, row.fromId);
  }

  @ResolveField(() => PlaceModel, { description: 'Where it ends.' })
  to(@Parent() { row }: LaneModel, @Context() context: GraphqlContext): Promise<PlaceModel | null> {
    return this.places.load(context, row.toId);
  }

  @ResolveField(() => [LaneOverrideModel], {
    description: 'What your hub entered for it, the newest first; empty for those who have no hub.',
  })
  overrides(@Parent() { row }: LaneModel, @Context() context: GraphqlContext): Promise<LaneOverrideModel[]> {
    return this.loader.overrides(context, row.id);
  }
}
