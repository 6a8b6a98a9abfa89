import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, Sscc } from '../platform/graphql/scalars.js';
import { DifferenceKind, DifferenceReason } from './receipt.lifecycle.js';

registerEnumType(DifferenceKind, {
  name: 'DifferenceKind',
  description: 'How what came differs from what was announced.',
  valuesMap: {
    NOT_RECEIVED: { description: 'A pallet was announced and has not come.' },
    SHORT: { description: 'Less of a content line came than was announced.' },
    OVER: { description: 'More of a content line came than was announced.' },
    WRONG_LOT: { description: 'Goods of another lot came on a pallet that is short of the announced one.' },
    UNEXPECTED: { description: 'A pallet, or goods on a pallet, that nobody announced.' },
    DAMAGED: { description: 'Goods that came are damaged.' },
  },
});
registerEnumType(DifferenceReason, {
  name: 'DifferenceReason',
  description: 'Why there is a difference, as the hub found it.',
  valuesMap: {
    NOT_LOADED: { description: 'It was left behind where it came from.' },
    LOST_ON_THE_WAY: { description: 'It was lost or stolen on the way.' },
    DAMAGED_ON_THE_WAY: { description: 'It was damaged before it came.' },
    DAMAGED_AT_HUB: { description: 'It was damaged at the hub.' },
    WRONG_PAPERS: { description: 'The goods are right; the announcement was wrong.' },
    WRONG_LABEL: { description: 'The goods bear a wrong label.' },
    UNKNOWN: { description: 'It was looked for, and nobody knows.' },
    OTHER: { description: 'Something else: the note says what.' },
  },
});

/** A quantity in base units. Sums may be larger than an Int. */
const Quantity = (description: string): PropertyDecorator => Field(() => Float, { description });

@ObjectType('ReceiptLine', { description: 'Expected against received of one content line, in base units.' })
export class ReceiptLineModel {
  /** Internal; not in the schema. */
  itemId!: number;

  @Field(() => ID, { description: 'Public id of the content line.' })
  contentLineId!: string;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, where the goods have one.' })
  lot!: string | null;

  @Quantity('Announced.')
  expected!: number;

  @Quantity('Came, damaged or not; as much as announced while nobody counted it.')
  received!: number;

  @Quantity('How much of it is damaged.')
  damaged!: number;

  @Field(() => Boolean, { description: 'Whether somebody counted it.' })
  counted!: boolean;
}

@ObjectType('ReceiptPallet', {
  description: 'Expected against received of one pallet or carton. It shows goods of this consignment only.',
})
export class ReceiptPalletModel {
  /** Internal; not in the schema. */
  internalId!: string;

  @Field(() => ID, { description: 'Public id of the pallet or carton.' })
  unitId!: string;

  @Field(() => Sscc, { description: 'The number on its label.' })
  sscc!: string;

  @Field(() => Sscc, { nullable: true, description: 'Number of the pallet that it stands in, for a carton.' })
  within!: string | null;

  @Field(() => Boolean, { description: 'Whether it was announced with this consignment.' })
  expected!: boolean;

  @Field(() => Boolean, { description: 'Whether it was built at the hub, of goods that came on others.' })
  rebuilt!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was first seen at the hub; null: it has not come.',
  })
  receivedAt!: Date | null;

  @Field(() => [ReceiptLineModel], { description: 'Its content lines, those that are empty now left out.' })
  lines!: ReceiptLineModel[];
}

@ObjectType('ReceiptTotal', { description: 'Expected against received of one item and lot, in base units.' })
export class ReceiptTotalModel {
  /** Internal; not in the schema. */
  itemId!: number;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, where the goods have one.' })
  lot!: string | null;

  @Quantity('Announced.')
  expected!: number;

  @Quantity('Came, damaged or not.')
  received!: number;

  @Quantity('How much of it is damaged.')
  damaged!: number;
}

@ObjectType('ReceiptExplanation', { description: 'Why there is a difference.' })
export class ReceiptExplanationModel {
  @Field(() => DifferenceReason, { description: 'The reason.' })
  reason!: DifferenceReason;

  @Field(() => String, { nullable: true, description: 'In words. Only its hub sees it.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When the reason was given.' })
  explainedAt!: Date;
}

@ObjectType('ReceiptDifference', {
  description: 'One way in which what came differs from what was announced.',
})
export class ReceiptDifferenceModel {
  @Field(() => DifferenceKind, { description: 'How.' })
  kind!: DifferenceKind;

  @Field(() => ID, { description: 'Public id of the pallet or carton.' })
  unitId!: string;

  @Field(() => Sscc, { description: 'The number on its label.' })
  sscc!: string;

  @Field(() => ID, { nullable: true, description: 'The content line; null: the pallet as a whole.' })
  contentLineId!: string | null;

  @Quantity('How much, in base units.')
  quantity!: number;

  @Field(() => ReceiptExplanationModel, {
    nullable: true,
    description: 'Why; null: nobody said, or it was another quantity then.',
  })
  explanation!: ReceiptExplanationModel | null;
}

@ObjectType('ReceiptClosing', { description: 'The signature under a receipt.' })
export class ReceiptClosingModel {
  @Field(() => DateTime, { description: 'When it was signed.' })
  closedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The typed name. Only its hub sees it.' })
  signedBy!: string | null;

  @Field(() => ID, { nullable: true, description: 'The file with the signature. Only its hub sees it.' })
  signatureId!: string | null;

  @Field(() => Int, { description: 'How many pallets came after it.' })
  lateUnits!: number;

  @Field(() => Boolean, {
    description: 'Whether what came is not any more what was signed: somebody must look.',
  })
  attention!: boolean;
}

@ObjectType('ConsignmentReconciliation', {
  description:
    'Expected against received of a consignment, per pallet, carton and content line. Whoever gave it sees no name of a person in it.',
})
export class ConsignmentReconciliationModel {
  /** Internal; not in the schema. */
  consignmentId!: string;

  @Field(() => Int, { description: 'How many pallets and cartons were announced.' })
  unitsExpected!: number;

  @Field(() => Int, { description: 'How many pallets and cartons came, announced or not.' })
  unitsReceived!: number;

  @Field(() => Int, { description: 'How many of those that came nobody had announced.' })
  unitsUnexpected!: number;

  @Field(() => [ReceiptPalletModel], { description: 'Its pallets and cartons, those built at the hub too.' })
  pallets!: ReceiptPalletModel[];

  @Field(() => [ReceiptTotalModel], { description: 'By item and lot.' })
  totals!: ReceiptTotalModel[];

  @Field(() => [ReceiptDifferenceModel], { description: 'What differs.' })
  differences!: ReceiptDifferenceModel[];

  @Field(() => Int, { description: 'How many of the differences have no reason.' })
  unexplained!: number;

  @Field(() => ReceiptClosingModel, {
    nullable: true,
    description: 'The signature; null: the receipt is open.',
  })
  closing!: ReceiptClosingModel | null;
}
