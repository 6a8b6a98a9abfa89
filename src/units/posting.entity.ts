import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A quantity that goes from one account of a content line to another, of the same line or of the next one. */
@Entity('posting')
@Index('posting_from', ['fromLine'])
@Index('posting_to', ['toLine'], { where: 'from_line <> to_line' })
@Index('posting_act', ['act'])
@Check('posting_quantity_check', 'quantity > 0')
@Check('posting_from_account_check', 'from_account BETWEEN 1 AND 9')
@Check('posting_to_account_check', 'to_account BETWEEN 1 AND 9')
@Check('posting_moves_check', 'from_line <> to_line OR from_account <> to_account')
export class PostingRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** What several postings and events have in common. */
  @Column('uuid')
  act!: string;

  @Column('bigint', { name: 'from_line' })
  fromLine!: string;

  @Column('bigint', { name: 'to_line' })
  toLine!: string;

  @Column({ type: 'timestamptz', name: 'posted_at', precision: 3, default: () => 'hub_now()' })
  postedAt!: Date;

  @Column('int')
  quantity!: number;

  /** See `Account` in ledger.ts. */
  @Column('smallint', { name: 'from_account' })
  fromAccount!: number;

  @Column('smallint', { name: 'to_account' })
  toAccount!: number;
}
