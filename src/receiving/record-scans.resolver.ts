import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import {
  RecordedScansModel,
  RecordScansInput,
  RecordScansResult,
  toRecordedScansModel,
} from './receiving.model.js';
import { RecordScansService } from './record-scans.service.js';
import { scansOf } from './scan-columns.js';
import {
  RecordedScanColumnsModel,
  RecordScanColumnsInput,
  RecordScanColumnsResult,
  toRecordedScanColumnsModel,
} from './scan-columns.model.js';

@Resolver()
export class RecordScansResolver {
  constructor(private readonly scans: RecordScansService) {}

  @Mutation(() => RecordScansResult, {
    description:
      'Records a batch of 1 to 500 scans, each with its own result. Safe to repeat, to shuffle, and to send from several devices.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async recordScans(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The batch.' }) input: RecordScansInput,
  ): Promise<RecordedScansModel> {
    return toRecordedScansModel(await this.scans.record(principal, input.idempotencyKey, input.scans));
  }

  @Mutation(() => RecordScanColumnsResult, {
    description:
      'The compact form of `recordScans`: the same batch, rules and outcome, by columns instead of objects. A repetition may come in either form.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async recordScanColumns(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The batch.' }) input: RecordScanColumnsInput,
  ): Promise<RecordedScanColumnsModel> {
    const scans = scansOf(input);
    return toRecordedScanColumnsModel(await this.scans.record(principal, input.idempotencyKey, scans));
  }
}
