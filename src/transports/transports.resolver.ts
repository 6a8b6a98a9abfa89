import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { EventConnection, type EventModel } from '../history/event.model.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceModel } from '../places/place.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { TransportDirection } from './transport.lifecycle.js';
import { TransportLoader } from './transport.loader.js';
import {
  TransportCapacityModel,
  TransportConnection,
  TransportModel,
  toCapacityModel,
  toTransportModel,
} from './transport.model.js';
import { ReportTransportInput, ScheduleTransportInput } from './transport-inputs.model.js';
import { TransportReportsService } from './transport-reports.service.js';
import { TransportSchedulingService } from './transport-scheduling.service.js';
import { showsCapacity, TransportsService } from './transports.service.js';

const ScheduleTransportResult = resultUnion(
  'ScheduleTransportResult',
  () => TransportModel,
  'The transport as it stands on the timetable, or why it does not.',
);
const ReportTransportResult = resultUnion(
  'ReportTransportResult',
  () => TransportModel,
  'The transport after the report, or why the report could not be recorded.',
);

@Resolver(() => TransportModel)
export class TransportsResolver {
  constructor(
    private readonly transportsService: TransportsService,
    private readonly scheduling: TransportSchedulingService,
    private readonly reports: TransportReportsService,
  ) {}

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Query(() => TransportConnection, {
    description: "Your hub's transports, or those that you drive, in the order of departure.",
  })
  async transports(
    @CurrentPrincipal() principal: Principal,
    @Args('direction', { type: () => TransportDirection, description: 'Which way they go.' })
    direction: TransportDirection,
    @Args() page: PageArgs,
    @Args('departingFrom', {
      type: () => DateTime,
      nullable: true,
      description: 'Only those that are to depart then or later.',
    })
    departingFrom?: string | null,
  ): Promise<Connection<TransportModel>> {
    const request = { direction, departingFrom: departingFrom ?? null };
    return toConnection(await this.transportsService.page(principal, request, page), toTransportModel);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Query(() => TransportModel, {
    nullable: true,
    description: 'One transport; null when you may not see it, or it is none.',
  })
  async transport(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<TransportModel | null> {
    const row = await this.transportsService.one(principal, id);
    return row && toTransportModel(row);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => ScheduleTransportResult, { description: 'Puts a transport on the timetable of your hub.' })
  async scheduleTransport(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ScheduleTransportInput, description: 'The transport.' })
    input: ScheduleTransportInput,
  ): Promise<typeof ScheduleTransportResult> {
    return toTransportModel(await this.scheduling.schedule(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Mutation(() => ReportTransportResult, {
    description: 'Records what was seen of a transport: late, repeated and contradicting reports too.',
  })
  async reportTransport(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ReportTransportInput, description: 'The report.' })
    input: ReportTransportInput,
  ): Promise<typeof ReportTransportResult> {
    return toTransportModel(await this.reports.report(principal, input));
  }
}

/** What a transport points to. */
@Resolver(() => TransportModel)
export class TransportFieldsResolver {
  constructor(
    private readonly loader: TransportLoader,
    private readonly placeLoader: PlaceLoader,
    private readonly organisations: OrganisationLoader,
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
}
