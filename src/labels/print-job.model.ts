import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LanguageCode } from '../catalogue/item.model.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { PrintFormat, type PrintJob, PrintKind } from './print-job.entity.js';

registerEnumType(PrintKind, {
  name: 'PrintKind',
  description: 'What is printed.',
  valuesMap: {
    LABELS: { description: 'GS1 logistic labels, one a pallet.' },
    PACKING_LIST: { description: 'What is on the pallets, with weights and HS codes.' },
    GOODS_RECEIPT: { description: 'What of a consignment came, what differs and why, and who signed.' },
  },
});
registerEnumType(PrintFormat, {
  name: 'PrintFormat',
  description: 'What a file is for.',
  valuesMap: {
    PDF: { description: 'Any printer; labels are A6, a page each.' },
    ZPL: { description: 'A label printer that speaks ZPL II, 203 dpi.' },
  },
});

@InputType('TradeItemInput', { description: 'The GTIN that cartons of an item bear.' })
export class TradeItemInput {
  @Field(() => String, { description: 'Code of the item: `MASK_FFP2`.' })
  item!: string;

  @Field(() => String, { description: 'GTIN, 8, 12, 13 or 14 digits.' })
  gtin!: string;

  @Field(() => Int, { description: 'How many base units of the item are in one.' })
  size!: number;
}

@InputType('PrintLabelsInput', { description: 'Labels to print.' })
export class PrintLabelsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'The pallets, 1 to 200, of your hub. The labels come in this order.' })
  units!: string[];

  @Field(() => PrintFormat, { description: 'What the file is for.' })
  format!: PrintFormat;

  @Field(() => LanguageCode, { description: 'Language of what is printed beside the data.' })
  language!: keyof typeof LanguageCode;

  @Field(() => [TradeItemInput], {
    nullable: true,
    description:
      'GTINs, where they are known: a pallet with whole trade items of one kind and lot then says so in its symbol.',
  })
  tradeItems?: TradeItemInput[] | null;
}

@InputType('PrintPackingListInput', { description: 'A packing list, of a pallet or of a dispatch.' })
export class PrintPackingListInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'The pallet.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The dispatch: all of its pallets.' })
  dispatchId?: string | null;

  @Field(() => LanguageCode, { description: 'Language of the list.' })
  language!: keyof typeof LanguageCode;
}

@InputType('PrintGoodsReceiptInput', { description: 'The goods receipt note of a consignment.' })
export class PrintGoodsReceiptInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => LanguageCode, { description: 'Language of the note.' })
  language!: keyof typeof LanguageCode;
}

@ObjectType('PrintJob', { description: 'A paper that somebody asked for.' })
export class PrintJobModel {
  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => PrintKind, { description: 'What is printed.' })
  kind!: PrintKind;

  @Field(() => PrintFormat, { description: 'What its file is for.' })
  format!: PrintFormat;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  askedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its file was there; null while it is made.' })
  printedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the file on this server: GET it with your token. Null while it is made.',
  })
  path!: string | null;

  @Field(() => Int, { nullable: true, description: 'Length of the file in bytes.' })
  bytes!: number | null;

  static of({ publicId: id, kind, format, askedAt, printedAt, fileKey, fileBytes }: PrintJob): PrintJobModel {
    const path = fileKey ? `/print-jobs/${id}/file` : null;
    return Object.assign(new PrintJobModel(), {
      id,
      kind,
      format,
      askedAt,
      printedAt,
      path,
      bytes: fileBytes,
    });
  }
}

export const PrintLabelsResult = resultUnion(
  'PrintLabelsResult',
  () => PrintJobModel,
  'The print job, or why there is none.',
);
export const PrintPackingListResult = resultUnion(
  'PrintPackingListResult',
  () => PrintJobModel,
  'The print job, or why there is none.',
);
export const PrintGoodsReceiptResult = resultUnion(
  'PrintGoodsReceiptResult',
  () => PrintJobModel,
  'The print job, or why there is none.',
);
