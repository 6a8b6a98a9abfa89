import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What a hub makes SSCCs of. */
@Entity('hub_numbering')
@Check('hub_numbering_company_prefix_check', `company_prefix ~ '^[0-9]{4,12}$'`)
@Check('hub_numbering_extension_digit_check', 'extension_digit BETWEEN 0 AND 9')
export class HubNumbering {
  @PrimaryColumn('smallint', { name: 'hub_id' })
  hubId!: number;

  /** GS1 company prefix, 4 to 12 digits. */
  @Column('text', { name: 'company_prefix' })
  companyPrefix!: string;

  /** The first digit of the numbers; when the serials of it are used up, the next one. */
  @Column('smallint', { name: 'extension_digit' })
  extensionDigit!: number;

  @Column({ type: 'timestamptz', name: 'set_at', precision: 3 })
  setAt!: Date;

  /** Actor id. */
  @Column('int', { name: 'set_by' })
  setBy!: number;
}

/** A label that a unit got after its first one. The last is the one that it bears. */
@Entity('unit_label')
@Index('unit_label_sscc', ['hubId', 'sscc'], { unique: true })
@Index('unit_label_unit', ['unitId', 'id'])
export class UnitLabel {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('bigint', { name: 'unit_id' })
  unitId!: string;

  @Column('bigint')
  sscc!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column({ type: 'timestamptz', name: 'put_on_at', precision: 3 })
  putOnAt!: Date;
}
