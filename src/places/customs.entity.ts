import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustomsRegime } from './customs.lifecycle.js';

/** What goods need that leave a customs territory for a country, in a period. */
@Entity('customs_rule')
@Check('customs_rule_regime_check', `regime IN ('UNION', 'COMMON_TRANSIT', 'EXPORT_TIR', 'EXPORT')`)
@Check('customs_rule_period_check', 'until >= since')
export class CustomsRule {
  @PrimaryColumn('char', { length: 2, primaryKeyConstraintName: 'customs_rule_pkey' })
  country!: string;

  /** First day, as YYYY-MM-DD. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'customs_rule_pkey' })
  since!: string;

  @Column('date', { nullable: true })
  until!: string | null;

  @Column('text')
  regime!: CustomsRegime;

  @Column('text')
  source!: string;

  @Column('boolean')
  verified!: boolean;
}
