import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { EventConnection, type EventModel } from '../history/event.model.js';
import { HubLoader } from '../places/hub.loader.js';
import { HubModel } from '../places/hub.model.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceModel } from '../places/place.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { type Connection, PageArgs } from '../platform/graphql/pages.js';
import { TransportLoader } from '../transports/transport.loader.js';
import { RequestLoader } from './request.loader.js';
import { RequestLineModel, SupplyRequestModel } from './request.model.js';

/** What a request points to and asks for. */
@Resolver(() => SupplyRequestModel)
export class RequestFieldsResolver {
  constructor(
    private readonly loader: RequestLoader,
    private readonly hubs: HubLoader,
    private readonly organisations: OrganisationLoader,
    private readonly places: PlaceLoader,
    private readonly streams: TransportLoader,
  ) {}

  @ResolveField(() => HubModel, { description: 'The hub that is asked.' })
  hub(@Parent() { row }: SupplyRequestModel, @Context() context: GraphqlContext): Promise<HubModel | null> {
    return this.hubs.load(context, row.hubId);
  }

  @ResolveField(() => OrganisationModel, { description: 'The health agency that asks.' })
  agency(
    @Parent() { row }: SupplyRequestModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.agencyId);
  }

  @ResolveField(() => PlaceModel, { description: 'Where the goods are needed.' })
  destination(
    @Parent() { row }: SupplyRequestModel,
    @Context() context: GraphqlContext,
  ): Promise<PlaceModel | null> {
    return this.places.load(context, row.destinationId);
  }

  @ResolveField(() => [RequestLineModel], {
    description: 'The items, with what was allocated and delivered.',
  })
  lines(
    @Parent() { row }: SupplyRequestModel,
    @Context() context: GraphqlContext,
  ): Promise<RequestLineModel[]> {
    return this.loader.lines(context, row.id);
  }

  @ResolveField(() => EventConnection, { description: 'What was recorded of it, oldest first.' })
  events(
    @Parent() { row }: SupplyRequestModel,
    @Args() page: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<EventModel>> {
    return this.streams.events(context, row.streamId, page);
  }
}

@Resolver(() => RequestLineModel)
export class RequestLinesResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField(() => ItemModel, { description: 'The item.' })
  item(
    @Parent() { itemId }: RequestLineModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
