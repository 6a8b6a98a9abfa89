import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { EventRow } from '../history/history.store.js';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { PledgeEvent } from './pledge.events.js';
import { derivePledgeStatus, PledgeStatus } from './pledge.lifecycle.js';
import type { PledgeItemRow, PledgeLineRow, PledgeRow } from './pledges.service.js';

registerEnumType(PledgeStatus, {
  name: 'PledgeStatus',
  description: 'What became of a promise. It follows from the consignments that keep it.',
  valuesMap: {
    OPEN: { description: 'Nothing of it was announced yet.' },
    PARTLY_ANNOUNCED: { description: 'Some of it was announced.' },
    ANNOUNCED: { description: 'All of it was announced, or more.' },
    WITHDRAWN: { description: 'The donor took it back.' },
  },
});

@ObjectType('PledgeLine', { description: 'How much of an item is promised, and to whom.' })
export class PledgeLineModel {
  /** Internal; not in the schema. */
  row!: PledgeLineRow;

  @Field(() => Float, { description: 'How much, in base units of the item.' })
  quantity!: number;
}

@ObjectType('PledgedItem', { description: 'What became of one item of a pledge.' })
export class PledgedItemModel {
  /** Internal; not in the schema. */
  row!: PledgeItemRow;

  @Field(() => Float, { description: 'Promised, by the latest revision, in base units.' })
  pledged!: number;

  @Field(() => Float, { description: 'Announced by consignments that keep this pledge, in base units.' })
  announced!: number;
}

@ObjectType('WrittenPledgeLine', { description: 'A line as it stood in a revision.' })
export class WrittenPledgeLineModel {
  @Field(() => String, { description: 'Code of the item.' })
  item!: string;

  @Field(() => String, { nullable: true, description: 'Code of the agency; null: for whoever needs it.' })
  recipient!: string | null;

  @Field(() => Float, { description: 'How much, in base units.' })
  quantity!: number;
}

@ObjectType('PledgeRevision', { description: 'What was promised at a time.' })
export class PledgeRevisionModel {
  @Field(() => Int, { description: '1 when it was made, one more with each revision.' })
  revision!: number;

  @Field(() => DateTime, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it was revised; null when it was made.' })
  reason!: string | null;

  @Field(() => [WrittenPledgeLineModel], { description: 'All lines of this revision.' })
  lines!: WrittenPledgeLineModel[];
}

@ObjectType('Pledge', {
  description: 'What a donor promises before anything is packed. Consignments keep it, bit by bit.',
})
export class PledgeModel {
  /** Internal; not in the schema. */
  row!: PledgeRow;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, { description: "The donor's own number for it, unique among its pledges." })
  reference!: string;

  @Field(() => String, { description: 'What it is for, in the words of the donor.' })
  purpose!: string;

  @Field(() => PledgeStatus, { description: 'What became of it.' })
  status!: PledgeStatus;

  @Field(() => Int, { description: '1 when it was made, one more with each revision.' })
  revision!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  pledgedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the donor took it back.' })
  withdrawnAt!: Date | null;

  @Field(() => [PledgedItemModel], { description: 'Each item with what became of it.' })
  items!: PledgedItemModel[];
}

export const PledgeConnection = ConnectionOf(PledgeModel, 'Pledge');

export function toPledgeModel(row: PledgeRow): PledgeModel {
  const { publicId: id, reference, purpose, revision, pledgedAt, withdrawnAt } = row;
  return Object.assign(new PledgeModel(), {
    row,
    id,
    reference,
    purpose,
    revision,
    pledgedAt,
    withdrawnAt,
    status: derivePledgeStatus(withdrawnAt !== null, row.items),
    items: row.items.map((item) => Object.assign(new PledgedItemModel(), item, { row: item })),
  });
}

export function toPledgeLineModel(row: PledgeLineRow): PledgeLineModel {
  return Object.assign(new PledgeLineModel(), { row, quantity: row.quantity });
}

/** The revisions among the events of a pledge's stream, oldest first. */
export function toRevisionModels(events: readonly EventRow[]): PledgeRevisionModel[] {
  return events
    .filter(({ code }) => code === PledgeEvent.PLEDGE_MADE || code === PledgeEvent.PLEDGE_REVISED)
    .map(({ occurredAt, detail }, n) =>
      Object.assign(new PledgeRevisionModel(), {
        revision: n + 1,
        occurredAt,
        reason: detail?.reason ?? null,
        lines: detail?.after ?? detail?.lines ?? [],
      }),
    );
}

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@InputType({ description: 'How much of an item is promised, and to whom.' })
export class PledgeLineInput {
  @Field(() => String, { description: 'Code of the item in the catalogue.' })
  item!: string;

  @Field(() => String, { nullable: true, description: 'Code of the agency; left out: for whoever needs it.' })
  recipient?: string | null;

  @Field(() => Int, { description: 'How much, in base units. From 1.' })
  quantity!: number;
}

@InputType({ description: 'A promise of goods.' })
export class MakePledgeInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Code of the hub that the goods will come to.' })
  hub!: string;

  @Field(() => String, { description: 'Your own number for it, unique among your pledges.' })
  reference!: string;

  @Field(() => String, { description: 'What it is for, in a sentence.' })
  purpose!: string;

  @Field(() => [PledgeLineInput], { description: 'What is promised, 1 to 500 lines.' })
  lines!: PledgeLineInput[];
}

@InputType({ description: 'A promise that changes.' })
export class RevisePledgeInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pledge.' })
  pledgeId!: string;

  @Field(() => [PledgeLineInput], { description: 'All that is promised now, 1 to 500 lines.' })
  lines!: PledgeLineInput[];

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

@InputType({ description: 'A promise that is taken back.' })
export class WithdrawPledgeInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pledge.' })
  pledgeId!: string;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

const result = (name: string) =>
  resultUnion(name, () => PledgeModel, 'The pledge after the change, or why it stays as it is.');
export const MakePledgeResult = result('MakePledgeResult');
export const RevisePledgeResult = result('RevisePledgeResult');
export const WithdrawPledgeResult = result('WithdrawPledgeResult');
