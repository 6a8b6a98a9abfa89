import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MemberModel } from './member.model.js';
import type { OpenedShift } from './shift-opening.service.js';

const KEY = 'Your key of this mutation: the same key and body give the same answer for 30 days.';

@ObjectType('OpenedShift', { description: 'Somebody is at work on a shared device.' })
export class OpenedShiftModel {
  @Field(() => ID, { description: 'The id of the shift.' })
  id!: string;

  @Field(() => String, {
    description:
      'What the device sends as `Authorization: Bearer …` while the shift lasts: until it is ended, another badge is ' +
      'shown, a quarter of an hour passes without a request, or twelve hours in any case. Shown this once.',
  })
  token!: string;

  @Field(() => MemberModel, { description: 'Who is at work.' })
  member!: MemberModel;

  static of({ id, token, member }: OpenedShift): OpenedShiftModel {
    return Object.assign(new OpenedShiftModel(), { id, token, member: MemberModel.of(member) });
  }
}

@ObjectType('EndedShift', { description: 'Somebody stopped working on a shared device.' })
export class EndedShiftModel {
  @Field(() => ID, { description: 'The id of the shift.' })
  shift!: string;

  static of(shift: string): EndedShiftModel {
    return Object.assign(new EndedShiftModel(), { shift });
  }
}

@ObjectType('EnrolledBadge', { description: 'A badge that opens shifts with its PIN.' })
export class EnrolledBadgeModel {
  @Field(() => String, { description: 'Its code, as the scanner reads it.' })
  badge!: string;

  static of(badge: string): EnrolledBadgeModel {
    return Object.assign(new EnrolledBadgeModel(), { badge });
  }
}

@ObjectType('BadgeReset', { description: 'A badge and PIN that were taken away.' })
export class BadgeResetModel {
  @Field(() => ID, { description: 'The id of the person whose they were.' })
  member!: string;

  static of(member: string): BadgeResetModel {
    return Object.assign(new BadgeResetModel(), { member });
  }
}

@InputType({
  description:
    'Who begins to work on the device that asks. There is no idempotency key: each time begins a shift.',
})
export class OpenShiftInput {
  @Field(() => String, { description: 'The code of the badge, as the scanner reads it.' })
  badgeCode!: string;

  @Field(() => String, { description: 'The PIN that its owner chose.' })
  pin!: string;
}

@InputType({
  description: 'The end of the shift that asks, or of the one that is open on the device that asks.',
})
export class EndShiftInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'A badge and a PIN of your own.' })
export class EnrolBadgeInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The code of the badge: 4 to 64 letters, digits, dots and hyphens.' })
  badgeCode!: string;

  @Field(() => String, { description: 'A PIN of 6 to 12 digits, neither all alike nor in a row.' })
  pin!: string;

  @Field(() => String, { description: 'Your password.' })
  currentPassword!: string;
}

@InputType({ description: 'Whose badge to take away.' })
export class ResetBadgeInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The id of the person.' })
  member!: string;
}
