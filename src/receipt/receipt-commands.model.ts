import { Field, ID, InputType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DifferenceKind, DifferenceReason } from './receipt.lifecycle.js';
import { ConsignmentReconciliationModel } from './receipt.model.js';

const KEY = 'Identity of this request, unique for you for 30 days.';

@InputType('ExplainDifferenceInput', {
  description: 'A reason for a difference between announced and received.',
})
export class ExplainDifferenceInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => ID, { description: 'The pallet or carton, as the difference names it.' })
  unitId!: string;

  @Field(() => ID, { nullable: true, description: 'The content line, where the difference names one.' })
  contentLineId?: string | null;

  @Field(() => DifferenceKind, { description: 'Which difference.' })
  kind!: DifferenceKind;

  @Field(() => DifferenceReason, { description: 'Why there is one. It is of the quantity that differs now.' })
  reason!: DifferenceReason;

  @Field(() => String, { description: 'In words, for the hub. 1 to 500 characters.' })
  note!: string;
}

@InputType('CloseReceiptInput', { description: 'A receipt that is done, and who signs it.' })
export class CloseReceiptInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => String, { nullable: true, description: 'The typed name of who signs. 1 to 120 characters.' })
  signedBy?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A file that was attached to the consignment with the purpose SIGNATURE.',
  })
  signatureId?: string | null;
}

@InputType('ReopenReceiptInput', { description: 'A closed receipt that has to be looked at again.' })
export class ReopenReceiptInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
  reason!: string;
}

const result = (name: string) =>
  resultUnion(
    name,
    () => ConsignmentReconciliationModel,
    'The reconciliation afterwards, or why it was refused.',
  );
export const ExplainDifferenceResult = result('ExplainDifferenceResult');
export const CloseReceiptResult = result('CloseReceiptResult');
export const ReopenReceiptResult = result('ReopenReceiptResult');
