import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { type Excursion, type Gap, Side } from '../standards/temperature-record.js';
import type { UnitModel } from '../units/unit.model.js';
import { UnitModel as Pallet } from '../units/unit.model.js';
import type { BudgetOfItem, TemperatureRecord } from './records.service.js';
import { TemperatureState } from './temperature-state.lifecycle.js';

registerEnumType(Side, {
  name: 'TemperatureSide',
  description: 'On which side of their range goods were.',
  valuesMap: { ABOVE: { description: 'Too warm.' }, BELOW: { description: 'Too cold.' } },
});
registerEnumType(TemperatureState, {
  name: 'TemperatureState',
  description: 'What is known of the temperature of a pallet, the worst of it.',
  valuesMap: {
    NOT_WATCHED: { description: 'No logger stood with it: nothing is known.' },
    WITHIN: { description: 'Always in the range of its goods, and no reading is missing.' },
    MISSING: { description: 'In the range as far as was read, but readings are missing.' },
    EXCURSION: { description: 'Out of its range for a time that the alarms allow.' },
    ALARM: { description: 'Out of its range for longer, or further: somebody must judge.' },
  },
});

const KEY = 'Identity of this request, unique for you for 30 days.';
const LOGGER = 'Serial number of the logger, or what your hub calls it. 1 to 40 characters.';
const PALLETS = 'The pallets that these readings stand for, 1 to 100: those that the logger stood with.';

@InputType('TemperatureReadingInput', { description: 'One reading of a logger.' })
export class TemperatureReadingInput {
  @Field(() => DateTime, { description: 'When it was read.' })
  at!: string;

  @Field(() => Float, { description: 'Degrees Celsius, from -273.15 to 100.' })
  celsius!: number;
}

/** What readings come with, by message or by file. */
@InputType({ isAbstract: true })
abstract class WatchedInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: LOGGER })
  logger!: string;

  @Field(() => [ID], { description: PALLETS })
  unitIds!: string[];
}

@InputType('RecordTemperaturesInput', { description: 'Readings of one logger.' })
export class RecordTemperaturesInput extends WatchedInput {
  @Field(() => [TemperatureReadingInput], { description: 'The readings, 1 to 5,000, in any order.' })
  readings!: TemperatureReadingInput[];
}

@InputType('ImportTemperaturesInput', { description: 'The file of one logger.' })
export class ImportTemperaturesInput extends WatchedInput {
  @Field(() => String, {
    description:
      'Text of the CSV file. Its first line names the columns, one of them the time (ISO 8601 with its offset), one the temperature.',
  })
  csv!: string;
}

@ObjectType('TemperatureProblem', { description: 'Why one reading was not taken.' })
export class TemperatureProblemModel {
  @Field(() => Int, { description: 'Its place in the list, from 0, or its line in the file, from 1.' })
  place!: number;

  @Field(() => String, { description: 'Why, for programs.' })
  code!: string;

  @Field(() => String, { description: 'Why, for people.' })
  message!: string;
}

@ObjectType('RecordedTemperatures', { description: 'What became of readings.' })
export class RecordedTemperaturesModel {
  @Field(() => Int, { description: 'How many are new.' })
  accepted!: number;

  @Field(() => Int, { description: 'How many were told before, the same.' })
  duplicates!: number;

  @Field(() => [TemperatureProblemModel], { description: 'The readings that were not taken, and why.' })
  problems!: TemperatureProblemModel[];

  @Field(() => Int, {
    description: 'How many alarms are new. Each holds its pallet, and those that its goods are on now.',
  })
  alarms!: number;

  @Field(() => [Pallet], { description: 'The pallets that the readings stand for.' })
  units!: (UnitModel | null)[];
}

@ObjectType('TemperatureExcursion', { description: 'A time out of the range of the goods.' })
export class TemperatureExcursionModel implements Excursion {
  @Field(() => Side, { description: 'Too warm or too cold.' })
  side!: Side;

  @Field(() => DateTime, { description: 'The first reading out of the range.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The first reading back in it; the last one of all, when none was.' })
  to!: Date;

  @Field(() => Float, { description: 'The reading furthest out, in degrees Celsius.' })
  extreme!: number;

  @Field(() => Boolean, { description: 'Long or far enough that somebody must judge.' })
  alarm!: boolean;
}

@ObjectType('TemperatureGap', { description: 'A time without readings: nobody knows how warm it was.' })
export class TemperatureGapModel implements Gap {
  @Field(() => DateTime, { description: 'The last reading before.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The first reading after.' })
  to!: Date;
}

@ObjectType('StabilityBudget', {
  description: 'How much of the time that an item may be at a temperature is used, by its label of the day.',
})
export class StabilityBudgetModel implements BudgetOfItem {
  /** Internal id, for the loader; not in the schema. */
  itemId!: number;

  @Field(() => Float, { description: 'Lower end of the range, in degrees Celsius.' })
  lowest!: number;

  @Field(() => Float, { description: 'Upper end of the range, in degrees Celsius.' })
  highest!: number;

  @Field(() => Float, { nullable: true, description: 'Hours allowed; null without an end, 0 never.' })
  hours!: number | null;

  @Field(() => Float, { description: 'Hours used.' })
  hoursUsed!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Hours left, below 0 when more was used; null without an end.',
  })
  hoursLeft!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The first reading in the range; null when there was none.',
  })
  since!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When all of it was used; null while some is left.' })
  usedUpAt!: Date | null;
}

@ObjectType('TemperatureRecord', { description: 'What loggers said of a pallet.' })
export class TemperatureRecordModel {
  @Field(() => TemperatureState, { description: 'The worst of what is known.' })
  state!: TemperatureState;

  @Field(() => Int, { description: 'How many readings there are.' })
  readings!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the last one was made.' })
  lastReadAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'The last one, in degrees Celsius.' })
  last!: number | null;

  @Field(() => Float, { nullable: true, description: 'The coldest, in degrees Celsius.' })
  coldest!: number | null;

  @Field(() => Float, { nullable: true, description: 'The warmest, in degrees Celsius.' })
  warmest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean kinetic temperature in degrees Celsius: the one temperature that would have aged the goods as much (83.144 kJ/mol).',
  })
  meanKineticTemperature!: number | null;

  @Field(() => [TemperatureExcursionModel], {
    complexity: 0,
    description: 'Times out of the range, in their order.',
  })
  excursions!: TemperatureExcursionModel[];

  @Field(() => [TemperatureGapModel], {
    complexity: 0,
    description: 'Times of more than an hour without a reading.',
  })
  gaps!: TemperatureGapModel[];

  @Field(() => [StabilityBudgetModel], {
    complexity: 0,
    description: 'Budgets of the items that you may see on it, where their labels of the day have any.',
  })
  budgets!: StabilityBudgetModel[];
}

export const RecordTemperaturesResult = resultUnion(
  'RecordTemperaturesResult',
  () => RecordedTemperaturesModel,
  'What became of the readings, or why none was taken.',
);
export const ImportTemperaturesResult = resultUnion(
  'ImportTemperaturesResult',
  () => RecordedTemperaturesModel,
  'What became of the file, or why nothing of it was taken.',
);

export function toTemperatureRecordModel(record: TemperatureRecord): TemperatureRecordModel {
  return Object.assign(new TemperatureRecordModel(), record);
}
