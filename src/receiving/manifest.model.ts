import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { ConsignmentFactsInput } from './announcement.model.js';
import { BadLines } from './manifest.input.js';
import type { CheckedManifest } from './manifest-checker.service.js';
import type { LineProblem } from './manifest-table.js';
import type { ManifestOutcome } from './manifests.service.js';

export { BadLines } from './manifest.input.js';

registerEnumType(BadLines, {
  name: 'BadLines',
  description: 'What becomes of a manifest with bad lines.',
  valuesMap: {
    REFUSE_ALL: { description: 'Nothing is stored.' },
    KEEP_GOOD: { description: 'The good lines are stored; the bad ones are told.' },
  },
});

@ObjectType('ManifestProblem', { description: 'What is wrong with one line of a manifest.' })
export class ManifestProblemModel {
  @Field(() => Int, { description: 'Line of the file, from 1: the header is line 1.' })
  line!: number;

  @Field(() => String, {
    nullable: true,
    description: "Column, in the header's word. Null when it is the whole line.",
  })
  column!: string | null;

  @Field(() => String, { description: 'Stable code, for programs.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;
}

@ObjectType('ManifestCheck', { description: 'What importing a manifest would find.' })
export class ManifestCheckModel {
  @Field(() => Int, { description: 'Lines below the header, good or bad.' })
  linesRead!: number;

  @Field(() => Int, { description: 'Good lines.' })
  linesTaken!: number;

  @Field(() => Int, { description: 'Pallets that the good lines are on.' })
  pallets!: number;

  @Field(() => Int, { description: 'Bad lines.' })
  problemCount!: number;

  @Field(() => [ManifestProblemModel], { description: 'The first 1000 bad lines, in the order of the file.' })
  problems!: readonly LineProblem[];
}

@ObjectType('ImportedManifest', { description: 'A manifest that was stored.' })
export class ImportedManifestModel {
  @Field(() => ConsignmentModel, { description: 'The consignment that it announced.' })
  consignment!: ConsignmentModel;

  @Field(() => Int, { description: 'Lines below the header, good or bad.' })
  linesRead!: number;

  @Field(() => Int, { description: 'Lines that were stored.' })
  linesTaken!: number;

  @Field(() => Int, { description: 'Bad lines.' })
  problemCount!: number;

  @Field(() => [ManifestProblemModel], { description: 'The first 100 bad lines, in the order of the file.' })
  problems!: readonly LineProblem[];
}

@InputType('ImportManifestInput', { description: 'A consignment whose pallets stand in a CSV file.' })
export class ImportManifestInput extends ConsignmentFactsInput {
  @Field(() => String, {
    description:
      'The file: one line a lot on a pallet, columns `sscc`, `item`, `quantity` and if you like `lot`, `expiry`, `gross_weight_kg`, `temperature_class`. At most 3,000,000 characters.',
  })
  text!: string;

  @Field(() => BadLines, {
    defaultValue: 'REFUSE_ALL',
    description: 'What becomes of it when lines are bad.',
  })
  badLines!: keyof typeof BadLines;
}

export const ImportManifestResult = resultUnion(
  'ImportManifestResult',
  () => ImportedManifestModel,
  'What was stored of a manifest, or why nothing was.',
);

/** More problems than these tell a person nothing more. */
const MOST_PROBLEMS = 1_000;

export function toManifestCheckModel(checked: CheckedManifest): ManifestCheckModel {
  return Object.assign(new ManifestCheckModel(), {
    linesRead: checked.linesRead,
    linesTaken: checked.linesTaken,
    pallets: checked.units.length,
    problemCount: checked.problems.length,
    problems: checked.problems.slice(0, MOST_PROBLEMS),
  });
}

export function toImportedManifestModel(
  { consignmentId: _, ...facts }: ManifestOutcome,
  consignment: ConsignmentModel,
): ImportedManifestModel {
  return Object.assign(new ImportedManifestModel(), facts, { consignment });
}
