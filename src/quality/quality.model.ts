import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { HoldModel, UnitModel } from '../units/unit.model.js';
import type { AcceptanceCheck } from './acceptance.service.js';
import { AcceptanceRule, CheckState } from './acceptance-rule.lifecycle.js';

registerEnumType(AcceptanceRule, {
  name: 'AcceptanceRule',
  description:
    "What goods must be like: the WHO's guidelines for medicine donations, which are for medicines and vaccines, and that nothing has expired, which is for all goods.",
  valuesMap: {
    SHELF_LIFE: {
      description:
        'A year is left when they come; half, of what keeps for less than two years. Less only if the recipient agrees.',
    },
    GENERIC_NAME: { description: 'They have a generic name.' },
    LABELLED: { description: 'They have a lot and an expiry.' },
    CARTON_WEIGHT: { description: 'No carton weighs more than 50 kg.' },
    NOT_MIXED: { description: 'No other goods stand among medicines.' },
    RECIPIENT_TOLD: { description: 'Whoever they are meant for was told before they came.' },
    NOT_EXPIRED: { description: 'Nothing has expired, by its label or by what loggers said.' },
  },
});

registerEnumType(CheckState, {
  name: 'CheckState',
  description: 'What a rule says of a pallet.',
  valuesMap: {
    PASSED: { description: 'It is as it should be.' },
    FAILED: { description: 'It is not: the pallet is held.' },
    NOT_APPLICABLE: { description: 'The rule is not for such goods.' },
    EXCEPTED: { description: 'It is not, and a supervisor made an exception.' },
  },
});

@ObjectType('AcceptanceCheck', { description: 'What one rule of acceptance says of a pallet now.' })
export class AcceptanceCheckModel {
  @Field(() => AcceptanceRule, { description: 'The rule.' })
  rule!: AcceptanceRule;

  @Field(() => CheckState, { description: 'What it says.' })
  state!: CheckState;

  @Field(() => String, { description: 'Why, in a sentence.' })
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'Why an exception was made; null when none was.' })
  exception!: string | null;
}

@ObjectType('AcceptanceSummary', { description: 'What one rule says of the pallets of a consignment.' })
export class AcceptanceSummaryModel {
  @Field(() => AcceptanceRule, { description: 'The rule.' })
  rule!: AcceptanceRule;

  @Field(() => Int, { description: 'Pallets that are as they should be.' })
  passed!: number;

  @Field(() => Int, { description: 'Pallets that are not.' })
  failed!: number;

  @Field(() => Int, { description: 'Pallets that are not, and have an exception.' })
  excepted!: number;

  @Field(() => Int, { description: 'Pallets that the rule is not for.' })
  notApplicable!: number;
}

@InputType('ExceptRuleInput', { description: 'An exception from a rule of acceptance.' })
export class ExceptRuleInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'The pallets, 1 to 100; those that are expected may be among them.' })
  unitIds!: string[];

  @Field(() => AcceptanceRule, { description: 'The rule.' })
  rule!: AcceptanceRule;

  @Field(() => String, { description: 'Why they are taken all the same. 1 to 500 characters.' })
  reason!: string;
}

@ObjectType('ExceptedRule', { description: 'An exception that was made.' })
export class ExceptedRuleModel {
  @Field(() => AcceptanceRule, { description: 'The rule.' })
  rule!: AcceptanceRule;

  @Field(() => [UnitModel], { description: 'The pallets.' })
  units!: (UnitModel | null)[];

  @Field(() => [HoldModel], {
    description: 'Holds of the pallets that no rule speaks for any more: `releaseHold` may release them.',
  })
  releasableHolds!: HoldModel[];
}

export const ExceptRuleResult = resultUnion(
  'ExceptRuleResult',
  () => ExceptedRuleModel,
  'The exception, or why it was refused.',
);

export function toCheckModel({ rule, state, sentence, exception }: AcceptanceCheck): AcceptanceCheckModel {
  return Object.assign(new AcceptanceCheckModel(), { rule, state, sentence, exception });
}

export function summaryOf(pallets: readonly (readonly AcceptanceCheck[])[]): AcceptanceSummaryModel[] {
  return Object.values(AcceptanceRule).map((rule) => {
    const states = pallets.flatMap((checks) => checks.find((check) => check.rule === rule)?.state ?? []);
    const count = (state: CheckState) => states.filter((one) => one === state).length;
    return Object.assign(new AcceptanceSummaryModel(), {
      rule,
      passed: count('PASSED'),
      failed: count('FAILED'),
      excepted: count('EXCEPTED'),
      notApplicable: count('NOT_APPLICABLE'),
    });
  });
}
