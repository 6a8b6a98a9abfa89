import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CalendarDate } from '../platform/graphql/scalars.js';
import type { DecodedScan, OwnCode, ScanElement, ScanProblem } from '../standards/decoded-scan.js';
import { meaningOf } from '../standards/element-meaning.js';

export const OwnCodeKind = { LOCATION: 'LOCATION', DISPATCH: 'DISPATCH' } as const;

registerEnumType(OwnCodeKind, {
  name: 'OwnCodeKind',
  description: 'What one of the codes stands for that the hub prints itself.',
  valuesMap: {
    LOCATION: { description: 'A dock, a bin, a cold store, a quarantine area.' },
    DISPATCH: { description: 'A dispatch, by its reference.' },
  },
});

@ObjectType('BarcodeElement', { description: 'One piece of data of a barcode.' })
export class BarcodeElementModel {
  @Field(() => String, { description: 'Application identifier, two to four digits: `10`.' })
  ai!: string;

  @Field(() => String, {
    description: 'As it stands in the barcode: a date is YYMMDD, a weight has no point.',
  })
  value!: string;

  @Field(() => String, { description: "GS1's title for it: `BATCH/LOT`." })
  label!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The date, where it is one. A date without a day is the last day of its month.',
  })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'Time of that day, `14:30`, local to its printer.' })
  time!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number, where it is one, with its decimal point and sign: `12.34`, `-25.00`.',
  })
  decimal!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the number counts: `kg`, `°C`, a currency `978`.',
  })
  unit!: string | null;

  static of(element: ScanElement, referenceYear: number): BarcodeElementModel {
    const { date = null, time = null, decimal = null, unit = null } = meaningOf(element, referenceYear);
    return Object.assign(new BarcodeElementModel(), { ...element, date, time, decimal, unit });
  }
}

@ObjectType('BarcodeProblem', { description: 'What is wrong or odd about a barcode.' })
export class BarcodeProblemModel {
  @Field(() => String, { description: 'Kind of the problem, for programs: `WRONG_CHECK_DIGIT`.' })
  code!: string;

  @Field(() => String, { description: 'A sentence for people.' })
  message!: string;

  @Field(() => Int, { description: 'Where in the text it is, from 0.' })
  position!: number;

  static of({ code, message, position }: ScanProblem): BarcodeProblemModel {
    return Object.assign(new BarcodeProblemModel(), { code, message, position });
  }
}

@ObjectType('OwnCode', { description: 'A code that the hub prints itself.' })
export class OwnCodeModel {
  @Field(() => OwnCodeKind, { description: 'What it stands for.' })
  kind!: OwnCode['kind'];

  @Field(() => String, { description: 'The code as people know it: `DOCK-1`.' })
  code!: string;
}

@ObjectType('DecodedBarcode', { description: 'What a barcode says.' })
export class DecodedBarcodeModel {
  @Field(() => Boolean, { description: 'True when there are no errors. Warnings may stand beside it.' })
  ok!: boolean;

  @Field(() => String, { description: 'The text, exactly as it was sent.' })
  raw!: string;

  @Field(() => [BarcodeElementModel], {
    description: 'What could be read, in its order, wrong values too: lean on it only when `ok`.',
  })
  elements!: BarcodeElementModel[];

  @Field(() => OwnCodeModel, {
    nullable: true,
    description: "Set for the hub's own codes; then no elements.",
  })
  own!: OwnCode | null;

  @Field(() => [BarcodeProblemModel], { description: 'What is odd about it.' })
  warnings!: BarcodeProblemModel[];

  @Field(() => [BarcodeProblemModel], { description: 'What is wrong with it.' })
  errors!: BarcodeProblemModel[];

  static of({ ok, raw, elements, own, problems }: DecodedScan, referenceYear: number): DecodedBarcodeModel {
    const of = (severity: string) =>
      problems.filter((problem) => problem.severity === severity).map(BarcodeProblemModel.of);
    return Object.assign(new DecodedBarcodeModel(), {
      ok,
      raw,
      own,
      elements: elements.map((element) => BarcodeElementModel.of(element, referenceYear)),
      warnings: of('WARNING'),
      errors: of('ERROR'),
    });
  }
}
