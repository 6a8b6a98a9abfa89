import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { CalendarDate } from '../platform/graphql/scalars.js';
import { RequestUrgency } from './request.lifecycle.js';

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';
const PURPOSE =
  'What the goods are for, at most 1,000 characters. No mail addresses or telephone numbers: others read it.';
const LAST_DAY = 'Last day on which the goods are of use, in the time of the hub. Not in the past.';

@InputType({ description: 'One item that is asked for.' })
export class WantedLineInput {
  @Field(() => String, { description: 'Code of the item: `MASK_FFP2`. Each item once.' })
  item!: string;

  @Field(() => Int, { description: 'How many, in the base units of the item: pieces, tests. From 1.' })
  quantity!: number;
}

@InputType({ description: 'What an agency asks a hub for.' })
export class DraftRequestInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Code of the hub that is asked: `LGG`.' })
  hub!: string;

  @Field(() => String, { description: 'Code of the place where the goods are needed: `ROME`.' })
  destination!: string;

  @Field(() => CalendarDate, { description: LAST_DAY })
  neededBy!: string;

  @Field(() => RequestUrgency, { description: 'How soon the goods are needed.' })
  urgency!: RequestUrgency;

  @Field(() => String, { description: PURPOSE })
  purpose!: string;

  @Field(() => [WantedLineInput], { description: 'The items, 1 to 100.' })
  lines!: WantedLineInput[];
}

@InputType({ description: 'A draft that is sent to its hub.' })
export class OpenRequestInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The request.' })
  requestId!: string;
}

@InputType({ description: 'What changes of a request. What is left out stays as it is.' })
export class ChangeRequestInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'Code of another place where the goods are needed.' })
  destination?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: LAST_DAY })
  neededBy?: string | null;

  @Field(() => RequestUrgency, { nullable: true, description: 'How soon the goods are needed.' })
  urgency?: RequestUrgency | null;

  @Field(() => String, { nullable: true, description: PURPOSE })
  purpose?: string | null;

  @Field(() => [WantedLineInput], {
    nullable: true,
    description: 'All items that are asked for now. None may be less than what is allocated already.',
  })
  lines?: WantedLineInput[] | null;

  @Field(() => String, { nullable: true, description: 'Why. It is kept in the history.' })
  reason?: string | null;
}

@InputType({ description: 'A request that ends.' })
export class CloseRequestInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

@InputType({ description: 'A request that is taken back.' })
export class CancelRequestInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}
