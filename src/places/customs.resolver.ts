import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { MayAnybody } from '../platform/graphql/operation-rules.js';
import { CalendarDate } from '../platform/graphql/scalars.js';
import type { Principal } from '../platform/principal/principal.js';
import { CustomsAnswerModel, GatewayModel, toCustomsAnswerModel, toGatewayModel } from './customs.model.js';
import { CustomsService } from './customs.service.js';
import { HubSiteModel } from './hub.model.js';
import { LaneLoader } from './lane.loader.js';
import { LaneModel } from './lane.model.js';
import { PlaceLoader } from './place.loader.js';
import { PlaceModel } from './place.model.js';

@Resolver(() => GatewayModel)
export class CustomsResolver {
  constructor(
    private readonly service: CustomsService,
    private readonly places: PlaceLoader,
    private readonly lanesLoader: LaneLoader,
  ) {}

  @MayAnybody()
  @Query(() => CustomsAnswerModel, {
    description: 'What goods of a hub need for a country on a day. Where nobody knows, it says so.',
  })
  async customsRegime(
    @CurrentPrincipal() principal: Principal,
    @Args('country', { type: () => String, description: 'ISO 3166-1 alpha-2: `GB`.' }) country: string,
    @Args('on', { type: () => CalendarDate, description: 'The day on which they leave.' }) on: string,
    @Args('hub', { type: () => String, defaultValue: 'LGG', description: 'Code of the hub that they leave.' })
    hub: string,
  ): Promise<CustomsAnswerModel> {
    return toCustomsAnswerModel(await this.service.regime(principal, { hub, country, on }));
  }

  @MayAnybody()
  @Query(() => [GatewayModel], { description: 'Where goods for a country come in; empty when nobody knows.' })
  async gateways(
    @CurrentPrincipal() principal: Principal,
    @Args('country', { type: () => String, description: 'ISO 3166-1 alpha-2: `LI`.' }) country: string,
  ): Promise<GatewayModel[]> {
    return (await this.service.gateways(principal, country)).map(toGatewayModel);
  }

  @ResolveField(() => PlaceModel, { description: 'The place.' })
  place(@Parent() { placeId }: GatewayModel, @Context() context: GraphqlContext): Promise<PlaceModel | null> {
    return this.places.load(context, placeId);
  }

  @ResolveField(() => [LaneModel], {
    description:
      'How goods get there: modes, distances, hours. From your hub, or from Liège for those who have none.',
  })
  lanes(@Parent() { placeId }: GatewayModel, @Context() context: GraphqlContext): Promise<LaneModel[]> {
    return this.lanesLoader.towards(context, placeId);
  }
}

@Resolver(() => HubSiteModel)
export class HubSitesResolver {
  constructor(private readonly places: PlaceLoader) {}

  @ResolveField(() => PlaceModel, { description: 'The place.' })
  place(@Parent() { placeId }: HubSiteModel, @Context() context: GraphqlContext): Promise<PlaceModel | null> {
    return this.places.load(context, placeId);
  }
}
