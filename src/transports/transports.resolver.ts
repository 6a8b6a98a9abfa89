import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { BoardFilterInput } from './board.model.js';
import { TransportDirection } from './transport.lifecycle.js';
import { TransportConnection, TransportModel, toTransportModel } from './transport.model.js';
import { TransportBoardsService } from './transport-boards.service.js';
import { ScheduleTransportInput } from './transport-inputs.model.js';
import { TransportSchedulingService } from './transport-scheduling.service.js';
import { TransportsService } from './transports.service.js';

const ScheduleTransportResult = resultUnion(
  'ScheduleTransportResult',
  () => TransportModel,
  'The transport as it stands on the timetable, or why it does not.',
);
@Resolver(() => TransportModel)
export class TransportsResolver {
  constructor(
    private readonly transportsService: TransportsService,
    private readonly scheduling: TransportSchedulingService,
    private readonly boards: TransportBoardsService,
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
  @Query(() => TransportConnection, {
    description:
      'What comes to your hub, or (for a carrier) what you drive to hubs, in the order of the last known arrivals.',
  })
  async arrivalsBoard(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('filter', { type: () => BoardFilterInput, nullable: true, description: 'What of it is shown.' })
    filter?: BoardFilterInput | null,
  ): Promise<Connection<TransportModel>> {
    return toConnection(await this.boards.page(principal, 'ARRIVALS', filter, page), toTransportModel);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Query(() => TransportConnection, {
    description:
      'What leaves your hub, or (for a carrier) what you drive from hubs, in the order of the last known departures.',
  })
  async departuresBoard(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('filter', { type: () => BoardFilterInput, nullable: true, description: 'What of it is shown.' })
    filter?: BoardFilterInput | null,
  ): Promise<Connection<TransportModel>> {
    return toConnection(await this.boards.page(principal, 'DEPARTURES', filter, page), toTransportModel);
  }
}
