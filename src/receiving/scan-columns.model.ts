import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { CaptureMethod, ScanStatus } from './receiving.model.js';
import { ScanKind } from './scan-kind.lifecycle.js';

@InputType('RecordScanColumnsInput', {
  description:
    'A batch of scans by columns, for gateways that send many: the same as `RecordScansInput`, and several times cheaper to read. All columns have the order of the scans.',
})
export class RecordScanColumnsInput {
  @Field(() => String, {
    description:
      'Identity of this request, unique for you for 30 days. Repeat it with the same body to get the same answer.',
  })
  idempotencyKey!: string;

  @Field(() => [String], { description: 'A UUID for each scan, given once and for ever. 1 to 500.' })
  clientKeys!: string[];

  @Field(() => [String], { description: 'The text of each scan, exactly as the scanner sent it.' })
  data!: string[];

  @Field(() => [DateTime], { description: "When each was scanned, by the device's clock." })
  occurredAt!: string[];

  @Field(() => [ScanKind], { description: 'What each scan says; one value stands for all.' })
  kinds!: (keyof typeof ScanKind)[];

  @Field(() => [String], {
    nullable: 'itemsAndList',
    description: 'Code of the location of each scan, null where none was scanned; one value stands for all.',
  })
  locations?: (string | null)[] | null;

  @Field(() => [CaptureMethod], {
    nullable: true,
    description: 'How each text came in; one value stands for all. Left out: all by a scanner.',
  })
  captureMethods?: ('SCAN' | 'MANUAL')[] | null;
}

@ObjectType('ScanProblem', { description: 'Why one scan of a batch was not simply accepted.' })
export class ScanProblemModel {
  @Field(() => Int, { description: 'Its place in the batch, from 0.' })
  position!: number;

  @Field(() => String, { description: 'The key that the device gave it.' })
  clientKey!: string;

  @Field(() => ScanStatus, { description: 'What became of it.' })
  status!: string;

  @Field(() => String, { description: 'Why, for programs.' })
  code!: string;

  @Field(() => String, { description: 'Why, for people.' })
  message!: string;
}

@ObjectType('RecordedScanColumns', { description: 'What became of a batch that was sent by columns.' })
export class RecordedScanColumnsModel {
  @Field(() => [ScanStatus], { description: 'What became of each scan, in the order of the batch.' })
  statuses!: string[];

  @Field(() => [ScanProblemModel], { description: 'The scans that were not simply accepted, and why.' })
  problems!: ScanProblemModel[];
}

export const RecordScanColumnsResult = resultUnion(
  'RecordScanColumnsResult',
  () => RecordedScanColumnsModel,
  'What became of a batch, or why it was refused whole.',
);

/** What the service says of one scan. */
interface ScanAnswer {
  readonly clientKey: string;
  readonly status: keyof typeof ScanStatus;
  readonly code: string | null;
  readonly message: string | null;
}

export function toRecordedScanColumnsModel(answers: readonly ScanAnswer[]): RecordedScanColumnsModel {
  const problems = answers.flatMap(({ clientKey, status, code, message }, position) =>
    status === 'ACCEPTED' ? [] : [{ position, clientKey, status, code: code ?? '', message: message ?? '' }],
  );
  return Object.assign(new RecordedScanColumnsModel(), {
    statuses: answers.map(({ status }) => status),
    problems,
  });
}
