import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What a temperature range on a label means. Keys equal values because GraphQL publishes the keys. */
export const StabilityRule = { STORAGE: 'STORAGE', BUDGET: 'BUDGET', NEVER: 'NEVER' } as const;
export type StabilityRule = (typeof StabilityRule)[keyof typeof StabilityRule];

/** The code of an item in one edition of the Harmonized System. */
@Entity('item_hs_code')
export class ItemHsCode {
  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'item_hs_code_pkey' })
  itemId!: number;

  @PrimaryColumn('smallint', { name: 'hs_year', primaryKeyConstraintName: 'item_hs_code_pkey' })
  hsYear!: number;

  @PrimaryColumn('text', { name: 'hs_code', primaryKeyConstraintName: 'item_hs_code_pkey' })
  hsCode!: string;

  /** First and last day, as YYYY-MM-DD, here and below. */
  @Column('date')
  since!: string;

  @Column('date', { nullable: true })
  until!: string | null;

  @Column('text')
  source!: string;
}

/** Sizes of a packing in base units. */
@Entity('item_packing')
@Check(
  'item_packing_sizes_check',
  'units_per_carton > 0 AND units_per_box > 0 AND cartons_per_pallet > 0 AND units_per_carton % units_per_box = 0',
)
@Check('item_packing_period_check', 'until >= since')
export class ItemPacking {
  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'item_packing_pkey' })
  itemId!: number;

  @PrimaryColumn('int', { name: 'units_per_carton', primaryKeyConstraintName: 'item_packing_pkey' })
  unitsPerCarton!: number;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'item_packing_pkey' })
  since!: string;

  @Column('date', { nullable: true })
  until!: string | null;

  @Column('int', { name: 'units_per_box', nullable: true })
  unitsPerBox!: number | null;

  @Column('int', { name: 'cartons_per_pallet', nullable: true })
  cartonsPerPallet!: number | null;

  @Column('char', { length: 14, nullable: true })
  gtin!: string | null;

  @Column('text')
  source!: string;
}

/** How long an item keeps at its storage temperature. */
@Entity('item_shelf_life')
@Check('item_shelf_life_days_check', 'days > 0')
@Check('item_shelf_life_period_check', 'until >= since')
export class ItemShelfLife {
  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'item_shelf_life_pkey' })
  itemId!: number;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'item_shelf_life_pkey' })
  since!: string;

  @Column('date', { nullable: true })
  until!: string | null;

  @Column('int')
  days!: number;

  @Column('text')
  source!: string;
}

/** One rule of a label: a temperature range, and for how long. */
@Entity('item_stability')
@Check('item_stability_range_check', 'lowest < highest')
@Check('item_stability_hours_check', 'hours >= 0')
@Check('item_stability_period_check', 'until >= since')
export class ItemStability {
  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'item_stability_pkey' })
  itemId!: number;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'item_stability_pkey' })
  since!: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'item_stability_pkey' })
  number!: number;

  @Column('date', { nullable: true })
  until!: string | null;

  /** Degrees Celsius. */
  @Column('smallint')
  lowest!: number;

  @Column('smallint')
  highest!: number;

  @Column('int', { nullable: true })
  hours!: number | null;

  @Column('text')
  rule!: StabilityRule;

  @Column('text')
  source!: string;
}
