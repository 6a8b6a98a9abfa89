import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { HubLoader } from '../places/hub.loader.js';
import { HubModel } from '../places/hub.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { TransportModel } from '../transports/transport.model.js';
import { ConsignmentLoader } from './consignment.loader.js';
import {
  AttachTransportInput,
  CancelConsignmentInput,
  ConsignmentConnection,
  ConsignmentModel,
  ConsignmentPortionModel,
  ReviseRecipientsInput,
  toConsignmentModel,
} from './consignment.model.js';
import { ConsignmentChangesService } from './consignment-changes.service.js';
import { ConsignmentsService } from './consignments.service.js';

const result = (name: string) =>
  resultUnion(name, () => ConsignmentModel, 'The consignment after the change, or why it stays as it is.');
const ReviseRecipientsResult = result('ReviseRecipientsResult');
const CancelConsignmentResult = result('CancelConsignmentResult');
const AttachTransportResult = result('AttachTransportResult');

@Resolver(() => ConsignmentModel)
export class ConsignmentsResolver {
  constructor(
    private readonly consignmentsService: ConsignmentsService,
    private readonly changes: ConsignmentChangesService,
  ) {}

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.DONOR)
  @Query(() => ConsignmentConnection, {
    description: 'Consignments that come to your hub, or those that you give; the newest first.',
  })
  async consignments(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<ConsignmentModel>> {
    return toConnection(await this.consignmentsService.page(principal, page), toConsignmentModel);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.DONOR)
  @Query(() => ConsignmentModel, {
    nullable: true,
    description: 'One consignment; null when you may not see it, or there is none.',
  })
  async consignment(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<ConsignmentModel | null> {
    const row = await this.consignmentsService.one(principal, id);
    return row && toConsignmentModel(row);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.DONOR)
  @Query(() => ConsignmentModel, {
    nullable: true,
    description: 'The consignment with this reference; null when there is none, or (for a hub) several.',
  })
  async consignmentByReference(
    @CurrentPrincipal() principal: Principal,
    @Args('reference', { type: () => String, description: "The donor's number for it." }) reference: string,
    @Args('donor', {
      type: () => String,
      nullable: true,
      description: 'Code of the donor: two donors may use one reference.',
    })
    donor?: string | null,
  ): Promise<ConsignmentModel | null> {
    const row = await this.consignmentsService.oneByReference(principal, reference, donor ?? null);
    return row && toConsignmentModel(row);
  }

  @May(Role.DONOR, Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => ReviseRecipientsResult, {
    description:
      'Names other recipients of a consignment, until it is received. The history keeps the former ones.',
  })
  async reviseRecipients(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ReviseRecipientsInput, description: 'The recipients.' })
    input: ReviseRecipientsInput,
  ): Promise<typeof ReviseRecipientsResult> {
    return toConsignmentModel(await this.changes.reviseRecipients(principal, input));
  }

  @May(Role.DONOR)
  @Mutation(() => CancelConsignmentResult, {
    description: 'Withdraws a consignment of yours, until it arrives.',
  })
  async cancelConsignment(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => CancelConsignmentInput, description: 'The consignment, and why.' })
    input: CancelConsignmentInput,
  ): Promise<typeof CancelConsignmentResult> {
    return toConsignmentModel(await this.changes.cancel(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => AttachTransportResult, {
    description: 'Names a transport that brings a consignment, or some of it.',
  })
  async attachTransport(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => AttachTransportInput, description: 'The two.' }) input: AttachTransportInput,
  ): Promise<typeof AttachTransportResult> {
    return toConsignmentModel(await this.changes.attachTransport(principal, input));
  }
}

/** What a consignment points to. */
@Resolver(() => ConsignmentModel)
export class ConsignmentFieldsResolver {
  constructor(
    private readonly loader: ConsignmentLoader,
    private readonly hubs: HubLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => HubModel, { description: 'The hub that it comes to.' })
  hub(@Parent() { row }: ConsignmentModel, @Context() context: GraphqlContext): Promise<HubModel | null> {
    return this.hubs.load(context, row.hubId);
  }

  @ResolveField(() => OrganisationModel, { description: 'Who gives it.' })
  donor(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.donorId);
  }

  @ResolveField(() => [OrganisationModel], { description: 'The agencies that it is meant for.' })
  recipients(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel[]> {
    return this.loader.recipients(context, row.id);
  }

  @ResolveField(() => [ConsignmentPortionModel], {
    description: 'How much is meant for whom. What is in no portion is for all recipients.',
  })
  portions(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<ConsignmentPortionModel[]> {
    return this.loader.portions(context, row.id);
  }

  @ResolveField(() => [TransportModel], { description: 'The transports that bring it.' })
  transports(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<TransportModel[]> {
    return this.loader.transports(context, row.id);
  }
}
