import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { CalendarDate, DateTime, Sscc } from '../platform/graphql/scalars.js';
import { ConsignmentFactsInput } from '../receiving/announcement.model.js';
import { BadLines } from '../receiving/manifest.model.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { ManifestField, type ManifestFieldName } from './columns.js';
import type { BadLine, PreviewLine } from './manifest-line.store.js';
import { type ManifestUpload, MappingSource } from './manifest-upload.entity.js';
import { ManifestState } from './manifest-upload.lifecycle.js';
import type { ListKind } from './row.js';

const FieldNames = Object.fromEntries(Object.keys(ManifestField).map((name) => [name, name]));
const Kinds = { CSV: 'CSV', XLSX: 'XLSX', JSON: 'JSON' } as const;

registerEnumType(FieldNames, {
  name: 'ManifestField',
  description: 'What a column of a manifest says.',
  valuesMap: {
    SSCC: { description: 'The SSCC of the pallet.' },
    ITEM: { description: 'Code of the item in the catalogue.' },
    QUANTITY: { description: 'How much, in base units of the item.' },
    LOT: { description: 'Lot (batch) number.' },
    EXPIRY: { description: 'Last day of use.' },
    PRODUCTION: { description: 'Day on which it was made: only held against the expiry, and not kept.' },
    GROSS_WEIGHT: { description: 'Gross weight of the pallet in kilograms.' },
    TEMPERATURE_CLASS: { description: 'What temperature the pallet must be kept at.' },
  },
});
registerEnumType(Kinds, {
  name: 'ManifestKind',
  description: 'What kind of file a manifest came in, by its content.',
  valuesMap: {
    CSV: { description: 'Text with a delimiter.' },
    XLSX: { description: 'An Excel workbook.' },
    JSON: { description: 'An array of objects.' },
  },
});
registerEnumType(MappingSource, {
  name: 'MappingSource',
  description: 'By whom it was said what the columns of a manifest say.',
  valuesMap: {
    PROPOSED: { description: 'The hub guessed it from the headings.' },
    REMEMBERED: { description: 'The donor said it of an earlier manifest with the same headings.' },
    SAID: { description: 'The donor said it of this manifest.' },
  },
});
registerEnumType(ManifestState, {
  name: 'ManifestState',
  description: 'Where an uploaded manifest stands.',
  valuesMap: {
    RECEIVED: { description: 'It is there, and waits to be read.' },
    READING: { description: 'It is being read.' },
    READ: {
      description: 'It was read: look at it, say what its columns say, accept it. Nothing is announced.',
    },
    ACCEPTED: { description: 'A consignment was announced with it.' },
    REFUSED: { description: 'It cannot be taken. The problem says why.' },
    FAILED: { description: 'The hub could not read it, and tries again by itself.' },
  },
});

@ObjectType('ManifestColumn', { description: 'What one column of a manifest says.' })
export class ManifestColumnModel {
  @Field(() => FieldNames, { description: 'What it says.' })
  field!: ManifestFieldName;

  @Field(() => Int, { description: 'Which column it is, from 0.' })
  column!: number;

  @Field(() => String, { description: 'Its heading in the file.' })
  heading!: string;

  @Field(() => Float, { description: 'How sure that is, 0 to 1; 1 where somebody said so.' })
  confidence!: number;
}

@ObjectType('ManifestLine', { description: 'A good line of an uploaded manifest, as it would be announced.' })
export class ManifestLineModel {
  /** Internal id of the item. */
  itemId!: number;

  @Field(() => Int, { description: 'Line of the file, row of the sheet, place in the JSON array, from 1.' })
  line!: number;

  @Field(() => Sscc, { description: 'The pallet.' })
  sscc!: string;

  @Field(() => Int, { description: 'How much, in base units of the item.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number.' })
  lot!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of use.' })
  expiry!: string | null;

  @Field(() => Float, { description: 'Gross weight of the pallet in kilograms; 0: not told.' })
  grossWeightKilograms!: number;

  @Field(() => TemperatureClass, { description: 'What temperature the pallet must be kept at.' })
  temperatureClass!: string;
}

@ObjectType('BadManifestLine', { description: 'A line of an uploaded manifest that cannot be announced.' })
export class BadManifestLineModel {
  @Field(() => Int, { description: 'Line of the file, row of the sheet, place in the JSON array, from 1.' })
  line!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, in the words of the lists of the hub; null when it is the whole line.',
  })
  column!: string | null;

  @Field(() => String, { description: 'Stable code, for programs.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;

  @Field(() => [String], { description: 'Its cells, as they stand in the file.' })
  cells!: readonly string[];
}

@ObjectType('Manifest', {
  description:
    'A manifest that was uploaded: `POST /manifests`, the bytes of a CSV, XLSX or JSON file as body, a header `idempotency-key` and the usual `authorization`. Nothing of it is announced before it is accepted. It is kept for 30 days.',
})
export class ManifestModel {
  /** Internal id. */
  uploadId!: string;

  /** Internal id. */
  consignmentKey!: string | null;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => Kinds, { description: 'What kind of file it is, by its content.' })
  kind!: ListKind;

  @Field(() => ManifestState, { description: 'Where it stands.' })
  state!: ManifestState;

  @Field(() => Int, { description: 'Length of the file in bytes.' })
  bytes!: number;

  @Field(() => DateTime, { description: 'When it came.' })
  uploadedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Encoding that it was read in; null for a workbook.' })
  encoding!: string | null;

  @Field(() => String, { nullable: true, description: 'What parts its cells; null unless it is CSV.' })
  delimiter!: string | null;

  @Field(() => Int, { nullable: true, description: 'Line in which its headings stand; 0 for JSON.' })
  headerLine!: number | null;

  @Field(() => [String], { nullable: true, description: 'Its headings, column by column.' })
  header!: readonly string[] | null;

  @Field(() => [ManifestColumnModel], { nullable: true, description: 'What its columns say.' })
  columns!: readonly ManifestColumnModel[] | null;

  @Field(() => MappingSource, { nullable: true, description: 'By whom that was said.' })
  mappingSource!: MappingSource | null;

  @Field(() => Int, { description: 'Lines read so far, good or bad, without headings and empty ones.' })
  linesRead!: number;

  @Field(() => Int, {
    description: 'Bad ones among them. Those that contradict others are known at the end.',
  })
  linesBad!: number;

  @Field(() => Int, { description: 'Lines with formulas. Their last results were taken; none was run.' })
  linesWithFormulas!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Pallets that the good lines are on; null until it was read.',
  })
  pallets!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused, or cannot be accepted: for programs.',
  })
  problemCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The same for people.' })
  problemMessage!: string | null;

  @Field(() => String, {
    description:
      'Where its bad lines are fetched as CSV, each with its reason, with the usual `authorization`.',
  })
  badLinesPath!: string;
}

@InputType('ManifestColumnInput', { description: 'What one column of a manifest says.' })
export class ManifestColumnInput {
  @Field(() => FieldNames, { description: 'What it says.' })
  field!: ManifestFieldName;

  @Field(() => Int, { description: 'Which column it is, from 0.' })
  column!: number;
}

@InputType('MapManifestColumnsInput', { description: 'What the columns of an uploaded manifest say.' })
export class MapManifestColumnsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The manifest.' })
  manifestId!: string;

  @Field(() => [ManifestColumnInput], {
    description: 'At least SSCC, ITEM and QUANTITY. Columns that are not named are not read.',
  })
  columns!: ManifestColumnInput[];
}

@InputType('AcceptManifestInput', {
  description: 'A consignment whose pallets stand in an uploaded manifest.',
})
export class AcceptManifestInput extends ConsignmentFactsInput {
  @Field(() => ID, { description: 'The manifest. It must have been read.' })
  manifestId!: string;

  @Field(() => BadLines, {
    defaultValue: 'REFUSE_ALL',
    description: 'What becomes of it when lines are bad.',
  })
  badLines!: keyof typeof BadLines;
}

export const ManifestConnection = ConnectionOf(ManifestModel, 'Manifest');
export const ManifestLineConnection = ConnectionOf(ManifestLineModel, 'ManifestLine');
export const BadManifestLineConnection = ConnectionOf(BadManifestLineModel, 'BadManifestLine');
export const MapManifestColumnsResult = resultUnion(
  'MapManifestColumnsResult',
  () => ManifestModel,
  'The manifest, which is read anew, or why it is not.',
);
export const AcceptManifestResult = resultUnion(
  'AcceptManifestResult',
  () => ManifestModel,
  'The accepted manifest, or why nothing was announced.',
);

export function toManifestModel(upload: ManifestUpload): ManifestModel {
  const { publicId: id, id: uploadId, consignmentId: consignmentKey, receivedAt: uploadedAt } = upload;
  const { mapping, header } = upload;
  const columns = mapping?.map((one) =>
    Object.assign(new ManifestColumnModel(), one, { heading: header?.[one.column] ?? '' }),
  );
  return Object.assign(new ManifestModel(), upload, {
    ...{ id, uploadId, consignmentKey, uploadedAt },
    columns: columns ?? null,
    badLinesPath: `/manifests/${id}/bad-lines.csv`,
  });
}

export function toManifestLineModel({ grossGrams, ...line }: PreviewLine): ManifestLineModel {
  return Object.assign(new ManifestLineModel(), line, { grossWeightKilograms: grossGrams / 1_000 });
}

export function toBadManifestLineModel(line: BadLine): BadManifestLineModel {
  return Object.assign(new BadManifestLineModel(), line);
}
