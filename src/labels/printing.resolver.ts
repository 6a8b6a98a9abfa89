import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import {
  PrintGoodsReceiptInput,
  PrintGoodsReceiptResult,
  PrintJobModel,
  PrintLabelsInput,
  PrintLabelsResult,
  PrintPackingListInput,
  PrintPackingListResult,
} from './print-job.model.js';
import { PrintJobsService } from './print-jobs.service.js';
import { PrintQueue } from './print-queue.service.js';
import { ReceiptNotes } from './receipt-notes.service.js';

@Resolver()
export class PrintingResolver {
  constructor(
    private readonly jobs: PrintJobsService,
    private readonly queue: PrintQueue,
    private readonly notes: ReceiptNotes,
  ) {}

  @Mutation(() => PrintLabelsResult, { description: 'Asks for GS1 logistic labels of pallets of your hub.' })
  @May('OPERATOR', 'SUPERVISOR')
  async printLabels(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The labels.' }) input: PrintLabelsInput,
  ): Promise<PrintJobModel | null> {
    return this.found(principal, await this.jobs.labels(principal, input));
  }

  @Mutation(() => PrintPackingListResult, {
    description: 'Asks for the packing list of a pallet or a dispatch.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async printPackingList(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'What it is of.' }) input: PrintPackingListInput,
  ): Promise<PrintJobModel | null> {
    return this.found(principal, await this.jobs.packingList(principal, input));
  }

  @Mutation(() => PrintGoodsReceiptResult, {
    description: 'Asks for the goods receipt note of a consignment, as it stands when it is printed.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async printGoodsReceipt(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'What it is of.' }) input: PrintGoodsReceiptInput,
  ): Promise<PrintJobModel | null> {
    return this.found(principal, await this.notes.ask(principal, input));
  }

  @Query(() => PrintJobModel, { nullable: true, description: 'A print job of your hub; null for any other.' })
  @May('OPERATOR', 'SUPERVISOR')
  printJob(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Public id.' }) id: string,
  ): Promise<PrintJobModel | null> {
    return this.found(principal, id);
  }

  private async found(principal: Principal, id: string): Promise<PrintJobModel | null> {
    const job = await this.queue.find(principal, id);
    return job && PrintJobModel.of(job);
  }
}
