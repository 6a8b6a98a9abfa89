import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { resultUnion } from '../platform/graphql/result-union.js';

@InputType('RevisedLineInput', { description: 'How much of a content line will come.' })
export class RevisedLineInput {
  @Field(() => ID, { description: 'The content line, on a pallet that has not been received.' })
  contentLineId!: string;

  @Field(() => Int, {
    description:
      'How much in all, in base units of the item. From 1: what will not come at all is counted as short, or the consignment cancelled.',
  })
  quantity!: number;
}

@InputType('ReviseAnnouncementInput', { description: 'Other quantities of what was announced.' })
export class ReviseAnnouncementInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => [RevisedLineInput], {
    description: 'The lines that change, each once, 1 to 1000. The others stay as they are.',
  })
  lines!: RevisedLineInput[];

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

export const ReviseAnnouncementResult = resultUnion(
  'ReviseAnnouncementResult',
  () => ConsignmentModel,
  'The consignment as it is announced now, or why that was refused.',
);
