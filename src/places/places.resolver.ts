import { Args, ArgsType, Context, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { MayAnybody } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import { HubLoader } from './hub.loader.js';
import { HubModel, HubRoleModel, HubSiteModel } from './hub.model.js';
import { PlaceKind } from './place.entity.js';
import { PlaceLoader } from './place.loader.js';
import { PlaceConnection, PlaceModel } from './place.model.js';
import { PlacesService } from './places.service.js';

@ArgsType()
class PlacesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only those with all of these words in a name or a code, in whatever spelling: `liege`.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those of this country: `IT`; `XK` for Kosovo.' })
  country?: string | null;

  @Field(() => PlaceKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: PlaceKind | null;
}

@Resolver(() => HubModel)
export class PlacesResolver {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: PlacesService,
    private readonly hubLoader: HubLoader,
    private readonly placeLoader: PlaceLoader,
  ) {}

  @MayAnybody()
  @Query(() => [HubModel], { description: 'The hubs that this installation knows, Liège first.' })
  async hubs(@CurrentPrincipal() principal: Principal): Promise<HubModel[]> {
    const hubs = await this.work.read(principal, (tx) => this.service.hubs(tx));
    return hubs.map((hub) => HubModel.of(hub));
  }

  @MayAnybody()
  @Query(() => HubModel, { nullable: true, description: 'One hub; null when none has this code.' })
  async hub(
    @CurrentPrincipal() principal: Principal,
    @Args('code', { type: () => String, description: 'Its code: `LGG`.' }) code: string,
  ): Promise<HubModel | null> {
    const hub = await this.work.read(principal, (tx) => this.service.hubByCode(tx, code));
    return hub && HubModel.of(hub);
  }

  @MayAnybody()
  @Query(() => PlaceConnection, {
    description: 'The places that goods come from, stop at and go to, by code.',
  })
  async places(
    @CurrentPrincipal() principal: Principal,
    @Args() { search = null, country = null, kind = null, ...page }: PlacesArgs,
  ): Promise<Connection<PlaceModel>> {
    const filter = { search, country, kind };
    const places = await this.work.read(principal, (tx) => this.service.places(tx, filter, page));
    return toConnection(places, PlaceModel.of);
  }

  @ResolveField(() => [HubSiteModel], {
    description: 'Where the sources have it: what is sourced first. Goods of this hub are at `place`.',
  })
  sites(@Parent() hub: HubModel, @Context() context: GraphqlContext): Promise<HubSiteModel[]> {
    return this.hubLoader.sites(context, hub.hubId);
  }

  @ResolveField(() => PlaceModel, { description: 'Where it is.' })
  place(@Parent() hub: HubModel, @Context() context: GraphqlContext): Promise<PlaceModel | null> {
    return this.placeLoader.load(context, hub.placeId);
  }

  @ResolveField(() => [HubRoleModel], { description: 'The roles that it had, oldest first.' })
  roles(@Parent() hub: HubModel, @Context() context: GraphqlContext): Promise<HubRoleModel[]> {
    return this.hubLoader.roles(context, hub.hubId);
  }
}
