import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RejectionReason } from '../planning/rejection-reason.lifecycle.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { StoredLeg, StoredPlan, StoredRejection } from './stored-plan.js';

registerEnumType(RejectionReason, {
  name: 'RejectionReason',
  description: 'Why a departure was not taken for a dispatch.',
  valuesMap: {
    DOES_NOT_REACH: {
      description: 'It leads nowhere near the destination, or nothing goes on from where it arrives.',
    },
    NOT_COLD_ENOUGH: { description: 'It cannot keep a temperature that some of the goods need.' },
    TOO_FULL: { description: 'It has too few free pallet places, cold places or kilograms.' },
    TOO_LATE_FOR_CUT_OFF: { description: 'The goods could not be there before it closes.' },
    ARRIVES_LATER: {
      description: 'It would do, but is no better: later, with more legs, or leaving the hub earlier.',
    },
  },
});

@ObjectType('PlannedLeg', { description: 'A hop of the route, as it stood when it was planned.' })
export class PlannedLegModel {
  @Field(() => ID, { description: 'The transport.' })
  transportId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => DateTime, { description: 'Until when it took goods.' })
  cutOffAt!: Date;

  @Field(() => DateTime, { description: 'When it was to depart.' })
  departsAt!: Date;

  @Field(() => DateTime, { description: 'When it was to arrive.' })
  arrivesAt!: Date;

  @Field(() => Int, { description: 'Pallets that were free before this dispatch took its part.' })
  freePallets!: number;

  @Field(() => Int, { description: 'Kilograms that were free before this dispatch took its part.' })
  freeKilograms!: number;
}

@ObjectType('RejectedDeparture', { description: 'A departure that was not taken, and why.' })
export class RejectedDepartureModel {
  @Field(() => ID, { description: 'The transport.' })
  transportId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => RejectionReason, { description: 'Why it was not taken.' })
  reason!: RejectionReason;
}

@ObjectType('RejectionCount', { description: 'How many departures were not taken for one reason.' })
export class RejectionCountModel {
  @Field(() => RejectionReason, { description: 'The reason.' })
  reason!: RejectionReason;

  @Field(() => Int, { description: 'How many departures.' })
  count!: number;
}

@ObjectType('DispatchPlan', {
  description: 'What the last planning found, and why. Kept also when it found nothing.',
})
export class DispatchPlanModel {
  @Field(() => String, { description: 'The explanation in English. Times in it are UTC.' })
  sentence!: string;

  @Field(() => DateTime, { description: 'When it was planned.' })
  plannedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was to arrive; null when no route was found.',
  })
  arrivesAt!: Date | null;

  @Field(() => [PlannedLegModel], {
    description: 'The route, in the order of travel; empty when none was found.',
  })
  legs!: PlannedLegModel[];

  @Field(() => [RejectedDepartureModel], {
    description: 'Departures that were not taken, the most telling first; at most 20.',
  })
  rejections!: RejectedDepartureModel[];

  @Field(() => [RejectionCountModel], {
    description: 'All departures that were not taken, counted by reason.',
  })
  rejected!: RejectionCountModel[];
}

export function toDispatchPlanModel(plan: StoredPlan): DispatchPlanModel {
  return Object.assign(new DispatchPlanModel(), {
    sentence: plan.sentence,
    plannedAt: new Date(plan.plannedAt),
    arrivesAt: plan.arrivesAt === null ? null : new Date(plan.arrivesAt),
    legs: plan.legs.map(toPlannedLegModel),
    rejections: plan.rejections.map((one: StoredRejection) =>
      Object.assign(new RejectedDepartureModel(), one),
    ),
    rejected: Object.values(RejectionReason)
      .map((reason) =>
        Object.assign(new RejectionCountModel(), { reason, count: plan.rejected[reason] ?? 0 }),
      )
      .filter(({ count }) => count > 0),
  });
}

function toPlannedLegModel({ cutOffAt, departsAt, arrivesAt, ...leg }: StoredLeg): PlannedLegModel {
  const times = {
    cutOffAt: new Date(cutOffAt),
    departsAt: new Date(departsAt),
    arrivesAt: new Date(arrivesAt),
  };
  return Object.assign(new PlannedLegModel(), leg, times);
}
