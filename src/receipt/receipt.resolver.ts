import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { ConsignmentReconciliationModel } from './receipt.model.js';
import { toReconciliationModel } from './receipt-answer.js';
import {
  CloseReceiptInput,
  CloseReceiptResult,
  ExplainDifferenceInput,
  ExplainDifferenceResult,
  ReopenReceiptInput,
  ReopenReceiptResult,
} from './receipt-commands.model.js';
import { ReceiptCommands } from './receipt-commands.service.js';
import { ReceiptViews } from './receipt-views.service.js';

/** Rows that the reconciliation of a consignment of usual size reads. */
const PRICE = 50;

@Resolver()
export class ReceiptResolver {
  constructor(
    private readonly views: ReceiptViews,
    private readonly commands: ReceiptCommands,
  ) {}

  @May(Role.DONOR, Role.OPERATOR, Role.SUPERVISOR)
  @Query(() => ConsignmentReconciliationModel, {
    nullable: true,
    complexity: PRICE,
    description:
      'Expected against received of a consignment, to the last piece; null when you may not see it, or there is none.',
  })
  async consignmentReconciliation(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Public id of the consignment.' }) id: string,
  ): Promise<ConsignmentReconciliationModel | null> {
    const view = await this.views.one(principal, id);
    return view && toReconciliationModel(view, principal.hubId > 0);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => ExplainDifferenceResult, {
    description: 'Gives a reason for a difference between announced and received. The latest one counts.',
  })
  async explainDifference(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ExplainDifferenceInput, description: 'The difference, and why.' })
    input: ExplainDifferenceInput,
  ): Promise<ConsignmentReconciliationModel | null> {
    return this.consignmentReconciliation(principal, await this.commands.explain(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => CloseReceiptResult, {
    description:
      'Closes a receipt with a signature, once every difference has its reason. What comes later is recorded all the same, and flags it.',
  })
  async closeReceipt(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => CloseReceiptInput, description: 'The consignment, and who signs.' })
    input: CloseReceiptInput,
  ): Promise<ConsignmentReconciliationModel | null> {
    return this.consignmentReconciliation(principal, await this.commands.close(principal, input));
  }

  @May(Role.SUPERVISOR)
  @Mutation(() => ReopenReceiptResult, {
    description: 'Reopens a receipt that was closed. Only a supervisor may, with a reason.',
  })
  async reopenReceipt(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ReopenReceiptInput, description: 'The consignment, and why.' })
    input: ReopenReceiptInput,
  ): Promise<ConsignmentReconciliationModel | null> {
    return this.consignmentReconciliation(principal, await this.commands.reopen(principal, input));
  }
}
