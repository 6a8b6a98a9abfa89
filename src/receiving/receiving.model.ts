import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { CalendarDate, DateTime } from '../platform/graphql/scalars.js';
import { UnitModel } from '../units/unit.model.js';
import { ScanKind } from './scan-kind.lifecycle.js';

export const CaptureMethod = { SCAN: 'SCAN', MANUAL: 'MANUAL' } as const;
export const ScanStatus = {
  ACCEPTED: 'ACCEPTED',
  DUPLICATE: 'DUPLICATE',
  CONFLICT: 'CONFLICT',
  REJECTED: 'REJECTED',
} as const;

registerEnumType(ScanKind, {
  name: 'ScanKind',
  description:
    'What a scan says. RECEIVE, CHECK and LOCATE are observations: always recorded, in any order. The others are acts, which are done in the order of their times after the observations of their batch, and may be refused.',
  valuesMap: {
    RECEIVE: { description: 'The pallet is here.' },
    CHECK: { description: 'The pallet was counted and is as announced.' },
    LOCATE: { description: 'The pallet is at this location.' },
    COUNT: { description: 'So much of a content line is on the pallet. Other lines are not judged.' },
    DAMAGE: { description: 'So much of a content line is damaged. More than before holds the pallet.' },
    QUARANTINE: { description: 'The pallet may not leave: a hold is opened.' },
    LOAD: { description: 'The pallet is on the vehicle of the dispatch whose card was scanned last.' },
    UNDO: {
      description:
        'What this device did to the pallet last is taken back, when it is not older than five minutes.',
    },
    CARD: {
      description:
        'A code of the hub: until the next one, the scans of the batch are at this location, or loads for this dispatch.',
    },
  },
});
registerEnumType(CaptureMethod, {
  name: 'CaptureMethod',
  description: 'How the text came in.',
  valuesMap: { SCAN: { description: 'By a scanner.' }, MANUAL: { description: 'Typed by hand.' } },
});
registerEnumType(ScanStatus, {
  name: 'ScanStatus',
  description: 'What became of one scan of a batch.',
  valuesMap: {
    ACCEPTED: { description: 'Recorded, and it told something new.' },
    DUPLICATE: { description: 'Known already, or it tells nothing new. Nothing changed.' },
    CONFLICT: {
      description:
        'It contradicts what is known, or its client key stands for another scan. Somebody must look.',
    },
    REJECTED: { description: 'It could not be read. Its text is kept; nothing else happened.' },
  },
});

@InputType('ScanInput', { description: 'One scan of a pallet label, or of a card of the hub.' })
export class ScanInput {
  @Field(() => String, {
    description: 'A UUID that the device gives this scan, once and for ever: it makes a repetition harmless.',
  })
  clientKey!: string;

  @Field(() => ScanKind, { description: 'What the scan says.' })
  kind!: keyof typeof ScanKind;

  @Field(() => String, { description: 'The text exactly as the scanner sent it. It is kept.' })
  data!: string;

  @Field(() => DateTime, { description: "When it was scanned, by the device's clock." })
  occurredAt!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the location where it was scanned, such as `DOCK-1`.',
  })
  location?: string | null;

  @Field(() => CaptureMethod, { nullable: true, defaultValue: 'SCAN', description: 'How the text came in.' })
  captureMethod?: 'SCAN' | 'MANUAL' | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a COUNT: how much is there. Of DAMAGE: how much of it is damaged. In base units.',
  })
  quantity?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The content line of a COUNT or of DAMAGE. Left out: the only one of the pallet.',
  })
  contentLineId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words: of DAMAGE, QUARANTINE and UNDO.' })
  note?: string | null;
}

@InputType('RecordScansInput', { description: 'A batch of scans of one device.' })
export class RecordScansInput {
  @Field(() => String, {
    description:
      'Identity of this request, unique for you for 30 days. Repeat it with the same body to get the same answer.',
  })
  idempotencyKey!: string;

  @Field(() => [ScanInput], { description: 'The scans, 1 to 500.' })
  scans!: ScanInput[];
}

@ObjectType('ScanResult', { description: 'What became of one scan.' })
export class ScanResultModel {
  @Field(() => String, { description: 'The key that the device gave it.' })
  clientKey!: string;

  @Field(() => ScanStatus, { description: 'What became of it.' })
  status!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not simply accepted, for programs. Null when it was.',
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was not simply accepted, for people.' })
  message!: string | null;
}

@ObjectType('RecordedScans', { description: 'What became of a batch.' })
export class RecordedScansModel {
  @Field(() => Int, { description: 'How many were accepted.' })
  accepted!: number;

  @Field(() => Int, { description: 'How many told nothing new.' })
  duplicates!: number;

  @Field(() => Int, { description: 'How many contradict something.' })
  conflicts!: number;

  @Field(() => Int, { description: 'How many could not be read.' })
  rejected!: number;

  @Field(() => [ScanResultModel], { description: 'One result a scan, in the order of the batch.' })
  results!: ScanResultModel[];
}

@InputType('CountInput', { description: 'What was counted of one content line.' })
export class CountInputModel {
  @Field(() => ID, { description: 'The content line.' })
  contentLineId!: string;

  @Field(() => Int, { description: 'How much is there, damaged or not, in base units.' })
  counted!: number;

  @Field(() => Int, { defaultValue: 0, description: 'How much of it is damaged, in base units.' })
  damaged!: number;
}

@InputType('FoundGoodsInput', {
  description:
    'Goods that are on a pallet and that nobody announced there, such as another lot. They belong to the consignment of the pallet.',
})
export class FoundGoodsInput {
  @Field(() => String, { description: 'Code of the item: `MASK_FFP2`.' })
  item!: string;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, as it is on the cartons.' })
  lot?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of use.' })
  expiry?: string | null;

  @Field(() => Int, { description: 'How much is there, damaged or not, in base units.' })
  quantity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How much of it is damaged, in base units. Left out: none.',
  })
  damaged?: number | null;
}

@InputType('ReceivePalletInput', { description: 'A pallet that is here.' })
export class ReceivePalletInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The SSCC: 18 digits, or the text of a scan.' })
  sscc!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it arrived. Left out: now.' })
  occurredAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the location where it stands, such as `DOCK-1`.',
  })
  location?: string | null;

  @Field(() => [CountInputModel], {
    nullable: true,
    description: 'What was counted, when it was counted at once.',
  })
  counts?: CountInputModel[] | null;

  @Field(() => [FoundGoodsInput], {
    nullable: true,
    description: 'What is on it besides and nobody announced there. It opens a hold.',
  })
  found?: FoundGoodsInput[] | null;
}

@InputType('CheckPalletInput', { description: 'The count of a pallet that is here.' })
export class CheckPalletInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The SSCC: 18 digits, or the text of a scan.' })
  sscc!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was counted. Left out: now.' })
  occurredAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the location where it stands.' })
  location?: string | null;

  @Field(() => [CountInputModel], {
    description: 'What was counted. A line that is left out counts as not found.',
  })
  counts!: CountInputModel[];

  @Field(() => [FoundGoodsInput], {
    nullable: true,
    description: 'What is on it besides and nobody announced there. It opens a hold.',
  })
  found?: FoundGoodsInput[] | null;
}

export const RecordScansResult = resultUnion(
  'RecordScansResult',
  () => RecordedScansModel,
  'What became of a batch, or why it was refused whole.',
);
export const ReceivePalletResult = resultUnion(
  'ReceivePalletResult',
  () => UnitModel,
  'The received pallet, or why it was refused.',
);
export const CheckPalletResult = resultUnion(
  'CheckPalletResult',
  () => UnitModel,
  'The counted pallet, or why it was refused.',
);

/** What the service says of one scan. */
interface ScanAnswer {
  readonly clientKey: string;
  readonly status: keyof typeof ScanStatus;
  readonly code: string | null;
  readonly message: string | null;
}

export function toRecordedScansModel(results: readonly ScanAnswer[]): RecordedScansModel {
  const count = (status: keyof typeof ScanStatus) =>
    results.reduce((sum, result) => sum + (result.status === status ? 1 : 0), 0);
  return Object.assign(new RecordedScansModel(), {
    accepted: count('ACCEPTED'),
    duplicates: count('DUPLICATE'),
    conflicts: count('CONFLICT'),
    rejected: count('REJECTED'),
    results,
  });
}
