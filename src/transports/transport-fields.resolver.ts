import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { EventConnection, type EventModel } from '../history/event.model.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceModel } from '../places/place.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { type Connection, PageArgs } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import { TransportLoader } from './transport.loader.js';
import { TransportCapacityModel, TransportModel, toCapacityModel } from './transport.model.js';
import { TransportIdentifierModel } from './transport-identifier.model.js';
import { TransportPartsLoader } from './transport-parts.loader.js';
import { TransportStopModel } from './transport-stop.model.js';
import { showsCapacity } from './transports.service.js';

/** What a transport points to. */
@Resolver(() => TransportModel)
export class TransportFieldsResolver {
  constructor(
    private readonly loader: TransportLoader,
    private readonly placeLoader: PlaceLoader,
    private readonly organisations: OrganisationLoader,
    private readonly parts: TransportPartsLoader,
  ) {}

  @ResolveField(() => PlaceModel, { description: 'Where it starts.' })
  origin(@Parent() { row }: TransportModel, @Context() context: GraphqlContext): Promise<PlaceModel | null> {
    return this.placeLoader.load(context, row.originId);
  }

  @ResolveField(() => PlaceModel, { description: 'Where it ends.' })
  destination(
    @Parent() { row }: TransportModel,
    @Context() context: GraphqlContext,
  ): Promise<PlaceModel | null> {
    return this.placeLoader.load(context, row.destinationId);
  }

  @ResolveField(() => OrganisationModel, { description: 'Who drives it.' })
  carrier(
    @Parent() { row }: TransportModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.carrierId);
  }

  @ResolveField(() => TransportCapacityModel, {
    nullable: true,
    description: 'What it can take, and what is left; null for others than the hub and the carrier.',
  })
  capacity(
    @Parent() { row }: TransportModel,
    @CurrentPrincipal() principal: Principal,
  ): TransportCapacityModel | null {
    return showsCapacity(principal, row) ? toCapacityModel(row) : null;
  }

  @ResolveField(() => EventConnection, { description: 'What was recorded of it, oldest first.' })
  events(
    @Parent() { row }: TransportModel,
    @Args() page: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<EventModel>> {
    return this.loader.events(context, row.streamId, page);
  }

  @ResolveField(() => [TransportStopModel], {
    description: 'Where it calls between origin and destination, in the order of travel.',
  })
  stops(
    @Parent() { row }: TransportModel,
    @Context() context: GraphqlContext,
  ): Promise<TransportStopModel[]> {
    return this.parts.stops(context, row.id);
  }

  @ResolveField(() => [TransportIdentifierModel], {
    nullable: true,
    description: 'Papers, containers, ULDs and seals; null for others than the hub and the carrier.',
  })
  async identifiers(
    @Parent() { row }: TransportModel,
    @CurrentPrincipal() principal: Principal,
    @Context() context: GraphqlContext,
  ): Promise<TransportIdentifierModel[] | null> {
    return showsCapacity(principal, row) ? this.parts.identifiers(context, row.id) : null;
  }
}

/** Where a stop is. */
@Resolver(() => TransportStopModel)
export class TransportStopFieldsResolver {
  constructor(private readonly placeLoader: PlaceLoader) {}

  @ResolveField(() => PlaceModel, { description: 'Where it calls.' })
  place(
    @Parent() { placeId }: TransportStopModel,
    @Context() context: GraphqlContext,
  ): Promise<PlaceModel | null> {
    return this.placeLoader.load(context, placeId);
  }
}
