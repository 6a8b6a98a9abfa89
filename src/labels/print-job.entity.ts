import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Language } from './label-words.data.js';

export const PrintKind = {
  LABELS: 'LABELS',
  PACKING_LIST: 'PACKING_LIST',
  GOODS_RECEIPT: 'GOODS_RECEIPT',
} as const;
export type PrintKind = (typeof PrintKind)[keyof typeof PrintKind];

export const PrintFormat = { PDF: 'PDF', ZPL: 'ZPL' } as const;
export type PrintFormat = (typeof PrintFormat)[keyof typeof PrintFormat];

/** What is printed. Internal ids, as they were when it was asked for. */
export interface PrintSubject {
  readonly unitIds: readonly string[];
  /** Reference of the dispatch that a packing list is of, or of the consignment of a goods receipt note. */
  readonly reference: string | null;
  /** The consignment that a goods receipt note is of. */
  readonly consignmentId?: string;
  /** By code of the item: GTIN of a trade item of it, and how many base units make one. */
  readonly tradeItems: Readonly<Record<string, { readonly gtin: string; readonly size: number }>>;
}

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** A paper that somebody asked for. It is printed when it has a file. */
@Entity('print_job')
@Check('print_job_kind_check', `kind IN ('LABELS', 'PACKING_LIST', 'GOODS_RECEIPT')`)
@Check('print_job_format_check', `format IN ('PDF', 'ZPL')`)
@Check('print_job_language_check', `language IN ('fr', 'nl', 'de', 'en', 'zh')`)
export class PrintJob {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid', { name: 'public_id', unique: true })
  publicId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  /** Actor id. */
  @Column('int', { name: 'asked_by' })
  askedBy!: number;

  @Column({ ...TIME, name: 'asked_at' })
  askedAt!: Date;

  @Column('text')
  kind!: PrintKind;

  @Column('text')
  format!: PrintFormat;

  @Column('text')
  language!: Language;

  @Column('jsonb')
  subject!: PrintSubject;

  @Column('uuid', { name: 'file_key', nullable: true })
  fileKey!: string | null;

  @Column('text', { name: 'file_sha256', nullable: true })
  fileSha256!: string | null;

  @Column('int', { name: 'file_bytes', nullable: true })
  fileBytes!: number | null;

  @Column({ ...TIME, name: 'printed_at', nullable: true })
  printedAt!: Date | null;
}
