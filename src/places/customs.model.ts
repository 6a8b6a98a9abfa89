import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CalendarDate } from '../platform/graphql/scalars.js';
import { CustomsRegime } from './customs.lifecycle.js';
import type { CustomsAnswer, Gateway } from './customs.service.js';

registerEnumType(CustomsRegime, {
  name: 'CustomsRegime',
  description: 'What goods need that leave the customs territory of the European Union.',
  valuesMap: {
    UNION: { description: 'They stay inside: free circulation after release at the hub.' },
    COMMON_TRANSIT: {
      description: 'A country of the common transit convention: T1 for what was not released.',
    },
    EXPORT_TIR: { description: 'An export declaration, and a TIR carnet by road.' },
    EXPORT: { description: 'An export declaration; goods go by air.' },
  },
});

@ObjectType('CustomsRule', { description: 'What goods for a country need, in a period.' })
export class CustomsRuleModel {
  @Field(() => CustomsRegime, { description: 'What they need.' })
  regime!: CustomsRegime;

  @Field(() => CalendarDate, { description: 'First day.' })
  since!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; null when no end is known.' })
  until!: string | null;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;

  @Field(() => Boolean, {
    description: 'It was looked up. When not, ask the customs office before you rely on it.',
  })
  verified!: boolean;
}

@ObjectType('CustomsAnswer', {
  description: 'What goods of a hub need for a country on a day, if it is known.',
})
export class CustomsAnswerModel {
  @Field(() => String, { description: 'Code of the hub that they leave.' })
  hub!: string;

  @Field(() => String, { description: 'The country that they are for.' })
  country!: string;

  @Field(() => CalendarDate, { description: 'The day.' })
  on!: string;

  @Field(() => CustomsRuleModel, {
    nullable: true,
    description: 'The rule of that day. Null when none covers it: nothing is guessed.',
  })
  rule!: CustomsRuleModel | null;

  @Field(() => String, { nullable: true, description: 'Why there is no rule, and what is known instead.' })
  why!: string | null;
}

export function toCustomsAnswerModel({ hub, country, on, rule, why }: CustomsAnswer): CustomsAnswerModel {
  const shown = rule && Object.assign(new CustomsRuleModel(), rule);
  return Object.assign(new CustomsAnswerModel(), { hub: hub.code, country, on, rule: shown, why });
}

@ObjectType('Gateway', {
  description: 'Where goods for a country come in. The lanes to it say how they get there.',
})
export class GatewayModel {
  @Field(() => String, { description: 'The country.' })
  country!: string;

  @Field(() => Boolean, { description: 'It lies in a neighbouring country, because this one has none.' })
  inNeighbour!: boolean;

  /** Internal id, for the resolver of the field. */
  placeId!: number;
}

export function toGatewayModel({ country, neighbour, placeId }: Gateway): GatewayModel {
  return Object.assign(new GatewayModel(), { country, inNeighbour: neighbour, placeId });
}
