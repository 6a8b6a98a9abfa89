import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { RecallRow } from '../units/recalls.service.js';
import { ContentLineModel, toContentLineModel, toUnitModel, UnitModel } from '../units/unit.model.js';
import type { TracedGoods } from './trace.service.js';

const KEY = 'Identity of this request, unique for you for 30 days.';
const LOT = 'Lot number, exactly as it is on the label.';

@InputType('RecallLotInput', { description: 'A lot that is called back.' })
export class RecallLotInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Code of the item in the catalogue.' })
  item!: string;

  @Field(() => String, { description: LOT })
  lot!: string;

  @Field(() => String, { description: 'Why. 1 to 500 characters. It stands in the holds.' })
  reason!: string;
}

@InputType('CloseRecallInput', { description: 'A recall that is over.' })
export class CloseRecallInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;

  @Field(() => String, { description: 'What came of it. 1 to 500 characters.' })
  note!: string;
}

@ObjectType('Recall', { description: 'A lot that your hub called back.' })
export class RecallModel {
  /** Internal ids, for loaders; not in the schema. */
  recallId!: string;
  itemId!: number;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, { description: LOT })
  lot!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'Since when. Pallets that are announced later are held too.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it is open.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What came of it.' })
  closingNote!: string | null;
}

@ObjectType('RecalledLot', { description: 'What calling a lot back did.' })
export class RecalledLotModel {
  @Field(() => RecallModel, { description: 'The recall.' })
  recall!: RecallModel | null;

  @Field(() => Int, {
    description:
      'How many pallets are held for it: all with goods of the lot that were not delivered or destroyed.',
  })
  held!: number;
}

@ObjectType('TracedGoods', {
  description: 'Goods of a lot on one pallet, where they came from and where they went.',
})
export class TracedGoodsModel {
  /** Internal ids, for loaders; not in the schema. */
  consignmentId!: string | null;
  dispatchId!: string | null;

  @Field(() => UnitModel, {
    description: 'The pallet. One that was REBUILT has its goods on others, which are here too.',
  })
  unit!: UnitModel;

  @Field(() => ContentLineModel, { description: 'The goods.' })
  contentLine!: ContentLineModel;

  @Field(() => Int, {
    nullable: true,
    description: 'How much the destination accepted, in base units; null before.',
  })
  acceptedQuantity!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How much the destination refused, in base units; null before.',
  })
  refusedQuantity!: number | null;
}
export const TracedGoodsConnection = ConnectionOf(TracedGoodsModel, 'TracedGoods');
export const RecallConnection = ConnectionOf(RecallModel, 'Recall');

export const RecallLotResult = resultUnion(
  'RecallLotResult',
  () => RecalledLotModel,
  'The recall, or why the lot was not called back.',
);
export const CloseRecallResult = resultUnion(
  'CloseRecallResult',
  () => RecallModel,
  'The closed recall, or why it was not closed.',
);

export function toRecallModel({ id, publicId, itemId, ...row }: RecallRow): RecallModel {
  const { lot, reason, openedAt, closedAt, closingNote } = row;
  const shown = { id: publicId, lot, reason, openedAt, closedAt, closingNote };
  return Object.assign(new RecallModel(), { recallId: id, itemId, ...shown });
}

export function toTracedGoodsModel({ line, unit, dispatch, delivered }: TracedGoods): TracedGoodsModel {
  return Object.assign(new TracedGoodsModel(), {
    consignmentId: line.consignmentId,
    dispatchId: dispatch?.id ?? null,
    unit: toUnitModel(unit),
    contentLine: toContentLineModel(line),
    acceptedQuantity: delivered?.acceptedQuantity ?? null,
    refusedQuantity: delivered?.refusedQuantity ?? null,
  });
}
