import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { EventConnection, type EventModel } from '../history/event.model.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceModel } from '../places/place.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { TransportLoader } from '../transports/transport.loader.js';
import { TransportModel } from '../transports/transport.model.js';
import { toUnitModel, type UnitModel } from '../units/unit.model.js';
import { ProofOfDeliveryModel, toProofOfDeliveryModel } from './delivery.model.js';
import { DispatchLoader } from './dispatch.loader.js';
import {
  DispatchLegModel,
  DispatchModel,
  DispatchUnitConnection,
  toDispatchLegModel,
} from './dispatch.model.js';
import { DispatchPlanModel, toDispatchPlanModel } from './dispatch-plan.model.js';
import { planFor } from './dispatch-view.js';

/** What a dispatch points to and holds. */
@Resolver(() => DispatchModel)
export class DispatchFieldsResolver {
  constructor(
    private readonly loader: DispatchLoader,
    private readonly organisations: OrganisationLoader,
    private readonly places: PlaceLoader,
    private readonly transports: TransportLoader,
  ) {}

  @ResolveField(() => OrganisationModel, { description: 'The health agency that it is for.' })
  agency(
    @Parent() { row }: DispatchModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.agencyId);
  }

  @ResolveField(() => PlaceModel, { description: 'Where it goes.' })
  destination(
    @Parent() { row }: DispatchModel,
    @Context() context: GraphqlContext,
  ): Promise<PlaceModel | null> {
    return this.places.load(context, row.destinationId);
  }

  @ResolveField(() => [DispatchLegModel], { description: 'Its way, hop by hop; empty without a route.' })
  async legs(
    @Parent() { row }: DispatchModel,
    @Context() context: GraphqlContext,
  ): Promise<DispatchLegModel[]> {
    return (await this.loader.legs(context, row.id)).map(toDispatchLegModel);
  }

  @ResolveField(() => Int, { description: 'How many pallets are on it, or left with it.' })
  async palletCount(@Parent() { row }: DispatchModel, @Context() context: GraphqlContext): Promise<number> {
    return (await this.loader.counts(context, row.id))?.pallets ?? 0;
  }

  @ResolveField(() => Int, { description: 'How many of them were loaded.' })
  async loadedCount(@Parent() { row }: DispatchModel, @Context() context: GraphqlContext): Promise<number> {
    return (await this.loader.counts(context, row.id))?.loaded ?? 0;
  }

  @ResolveField(() => DispatchUnitConnection, { description: 'Its pallets.' })
  async units(
    @Parent() { row }: DispatchModel,
    @Args() page: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<UnitModel>> {
    return toConnection(await this.loader.units(context, row.id, page), toUnitModel);
  }

  @ResolveField(() => DispatchPlanModel, {
    nullable: true,
    description: 'What the last planning found, and why; null before, and for others than the hub.',
  })
  plan(@Parent() { row }: DispatchModel, @Context() { principal }: GraphqlContext): DispatchPlanModel | null {
    const plan = planFor(principal, row);
    return plan && toDispatchPlanModel(plan);
  }

  @ResolveField(() => ProofOfDeliveryModel, {
    nullable: true,
    description: 'What the destination said; null before.',
  })
  async proofOfDelivery(
    @Parent() { row }: DispatchModel,
    @Context() context: GraphqlContext,
  ): Promise<ProofOfDeliveryModel | null> {
    const proof = await this.loader.proof(context, row.id);
    return proof && toProofOfDeliveryModel(proof);
  }

  @ResolveField(() => TransportModel, {
    nullable: true,
    description: 'The vehicle that what was refused comes back on; null where none was named.',
  })
  async returnTransport(
    @Parent() { row }: DispatchModel,
    @Context() context: GraphqlContext,
  ): Promise<TransportModel | null> {
    return row.returnTransportId ? this.transports.load(context, row.returnTransportId) : null;
  }

  @ResolveField(() => EventConnection, { description: 'What happened to it, oldest first.' })
  events(
    @Parent() { row }: DispatchModel,
    @Args() page: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<EventModel>> {
    return this.transports.events(context, row.streamId, page);
  }
}
