import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { CalendarDate } from '../platform/graphql/scalars.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { RequestUrgency } from './request.lifecycle.js';
import { SupplyRequestConnection, SupplyRequestModel, toSupplyRequestModel } from './request.model.js';
import { RequestChangesService } from './request-changes.service.js';
import {
  CancelRequestInput,
  ChangeRequestInput,
  CloseRequestInput,
  DraftRequestInput,
  OpenRequestInput,
} from './request-inputs.model.js';
import { RequestsService } from './requests.service.js';

const result = (name: string) =>
  resultUnion(name, () => SupplyRequestModel, 'The request after the change, or why it stays as it is.');
const DraftRequestResult = result('DraftRequestResult');
const OpenRequestResult = result('OpenRequestResult');
const ChangeRequestResult = result('ChangeRequestResult');
const CloseRequestResult = result('CloseRequestResult');
const CancelRequestResult = result('CancelRequestResult');

@ArgsType()
class WorklistArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only requests that still want some of this item: `MASK_FFP2`.',
  })
  item?: string | null;

  @Field(() => RequestUrgency, { nullable: true, description: 'Only requests of this urgency.' })
  urgency?: RequestUrgency | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Only what is needed on this day or before.' })
  neededBy?: string | null;
}

@Resolver(() => SupplyRequestModel)
export class RequestsResolver {
  constructor(
    private readonly service: RequestsService,
    private readonly changes: RequestChangesService,
  ) {}

  @May(Role.AGENCY, Role.OPERATOR, Role.SUPERVISOR)
  @Query(() => SupplyRequestConnection, {
    description: 'The requests of your agency, or those that were sent to your hub; the newest first.',
  })
  async requests(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<SupplyRequestModel>> {
    return toConnection(await this.service.page(principal, page), toSupplyRequestModel);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Query(() => SupplyRequestConnection, {
    description: 'What your hub still has to find goods for, by the day on which it is needed.',
  })
  async openRequests(
    @CurrentPrincipal() principal: Principal,
    @Args() { first, after, item = null, urgency = null, neededBy = null }: WorklistArgs,
  ): Promise<Connection<SupplyRequestModel>> {
    const filter = { item, urgency, neededBy };
    const page = { first: first ?? null, after: after ?? null };
    return toConnection(await this.service.worklist(principal, filter, page), toSupplyRequestModel);
  }

  @May(Role.AGENCY, Role.OPERATOR, Role.SUPERVISOR)
  @Query(() => SupplyRequestModel, {
    nullable: true,
    description: 'One request; null when you may not see it, or there is none.',
  })
  async request(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<SupplyRequestModel | null> {
    const row = await this.service.one(principal, id);
    return row && toSupplyRequestModel(row);
  }

  @May(Role.AGENCY)
  @Mutation(() => DraftRequestResult, {
    description: 'Writes down what your agency needs. Nobody else sees it until you open it.',
  })
  async draftRequest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => DraftRequestInput, description: 'What is needed.' })
    input: DraftRequestInput,
  ): Promise<typeof DraftRequestResult> {
    return toSupplyRequestModel(await this.changes.draft(principal, input));
  }

  @May(Role.AGENCY)
  @Mutation(() => OpenRequestResult, { description: 'Sends a draft to its hub.' })
  async openRequest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => OpenRequestInput, description: 'The request.' }) input: OpenRequestInput,
  ): Promise<typeof OpenRequestResult> {
    return toSupplyRequestModel(await this.changes.open(principal, input));
  }

  @May(Role.AGENCY)
  @Mutation(() => ChangeRequestResult, {
    description:
      'Asks for something else, until all of it was delivered or it ended. The history keeps both.',
  })
  async changeRequest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ChangeRequestInput, description: 'What changes.' })
    input: ChangeRequestInput,
  ): Promise<typeof ChangeRequestResult> {
    return toSupplyRequestModel(await this.changes.change(principal, input));
  }

  @May(Role.AGENCY, Role.SUPERVISOR)
  @Mutation(() => CloseRequestResult, {
    description: 'Closes a request: it takes no more goods. What is allocated already may still come.',
  })
  async closeRequest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => CloseRequestInput, description: 'The request, and why.' })
    input: CloseRequestInput,
  ): Promise<typeof CloseRequestResult> {
    return toSupplyRequestModel(await this.changes.close(principal, input));
  }

  @May(Role.AGENCY)
  @Mutation(() => CancelRequestResult, {
    description: 'Takes a request back, as long as nothing is allocated to it.',
  })
  async cancelRequest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => CancelRequestInput, description: 'The request, and why.' })
    input: CancelRequestInput,
  ): Promise<typeof CancelRequestResult> {
    return toSupplyRequestModel(await this.changes.cancel(principal, input));
  }
}
