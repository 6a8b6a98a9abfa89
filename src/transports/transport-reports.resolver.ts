import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { TransportModel, toTransportModel } from './transport.model.js';
import {
  EstimateTransportInput,
  ReportCallInput,
  ReportTransportInput,
} from './transport-report-inputs.model.js';
import { TransportReportsService } from './transport-reports.service.js';

const result = (name: string) =>
  resultUnion(
    name,
    () => TransportModel,
    'The transport after the report, or why the report could not be recorded.',
  );
const ReportTransportResult = result('ReportTransportResult');
const EstimateTransportResult = result('EstimateTransportResult');
const ReportCallResult = result('ReportCallResult');

/** What carriers and operators see of vehicles. */
@Resolver(() => TransportModel)
export class TransportReportsResolver {
  constructor(private readonly reports: TransportReportsService) {}

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

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Mutation(() => EstimateTransportResult, {
    description: 'Records when a transport is expected to depart and arrive, and why not as planned.',
  })
  async estimateTransport(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => EstimateTransportInput, description: 'What is expected.' })
    input: EstimateTransportInput,
  ): Promise<typeof EstimateTransportResult> {
    return toTransportModel(await this.reports.estimate(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Mutation(() => ReportCallResult, {
    description:
      'Records that a transport came to one of its stops, or went on: out of order it is kept, and sets `attention`.',
  })
  async reportCall(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ReportCallInput, description: 'The report.' }) input: ReportCallInput,
  ): Promise<typeof ReportCallResult> {
    return toTransportModel(await this.reports.call(principal, input));
  }
}
