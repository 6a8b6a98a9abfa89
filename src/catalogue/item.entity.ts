import { Check, Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { TemperatureClass } from '../standards/temperature-class.js';

/**
 * What an item is for. RESPIRATOR_MASK (worn, filters: FFP2, N95) and VENTILATOR (a machine that breathes for a
 * patient) are apart, because one newspaper turned 25 million of the first into the second.
 */
export const ItemCategory = {
  MEDICAL_MASK: 'MEDICAL_MASK',
  RESPIRATOR_MASK: 'RESPIRATOR_MASK',
  GLOVE: 'GLOVE',
  GARMENT: 'GARMENT',
  FACE_PROTECTION: 'FACE_PROTECTION',
  DIAGNOSTIC_TEST: 'DIAGNOSTIC_TEST',
  VENTILATOR: 'VENTILATOR',
  OXYGEN_EQUIPMENT: 'OXYGEN_EQUIPMENT',
  MEASURING_INSTRUMENT: 'MEASURING_INSTRUMENT',
  DISINFECTANT: 'DISINFECTANT',
  MEDICINE: 'MEDICINE',
  VACCINE: 'VACCINE',
} as const;
export type ItemCategory = (typeof ItemCategory)[keyof typeof ItemCategory];

/**
 * Groups of the disease commodity package of the WHO for COVID-19. IMMUNISATION is none of them: it is ours, for the
 * vaccines that came later.
 */
export const CommodityGroup = {
  SURVEILLANCE: 'SURVEILLANCE',
  PREVENTION_AND_CONTROL: 'PREVENTION_AND_CONTROL',
  CASE_MANAGEMENT: 'CASE_MANAGEMENT',
  IMMUNISATION: 'IMMUNISATION',
} as const;
export type CommodityGroup = (typeof CommodityGroup)[keyof typeof CommodityGroup];

/** What a quantity of an item counts: never boxes or pallets, whose sizes differ. */
export const CountingUnit = {
  PIECE: 'PIECE',
  TEST: 'TEST',
  BOTTLE: 'BOTTLE',
  TABLET: 'TABLET',
  AMPOULE: 'AMPOULE',
  DOSE: 'DOSE',
} as const;
export type CountingUnit = (typeof CountingUnit)[keyof typeof CountingUnit];

export const LANGUAGES = ['fr', 'nl', 'de', 'en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The same for GraphQL, whose enum publishes the keys. */
export const LanguageCode = { fr: 'fr', nl: 'nl', de: 'de', en: 'en', zh: 'zh' } as const;

@Entity('item')
@Unique('item_public_id_key', ['publicId'])
@Unique('item_code_key', ['code'])
@Check('item_temperature_class_check', `temperature_class IN ('AMB', 'CRT', 'ERT', 'COL', 'FRZ', 'ULT')`)
export class Item {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'item_pkey' })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  category!: ItemCategory;

  /** Six digits with a point, as in 6307.90. */
  @Column('text', { name: 'hs_code' })
  hsCode!: string;

  /** Edition of the nomenclature that the code is from. */
  @Column('smallint', { name: 'hs_year' })
  hsYear!: number;

  @Column('text', { name: 'temperature_class' })
  temperatureClass!: TemperatureClass;

  @Column('text', { name: 'base_unit' })
  baseUnit!: CountingUnit;

  @Column('boolean')
  medicine!: boolean;

  @Column('text', { name: 'commodity_group', default: 'PREVENTION_AND_CONTROL' })
  group!: CommodityGroup;
}

@Entity('item_name')
@Check('item_name_language_check', `language IN ('fr', 'nl', 'de', 'en', 'zh')`)
export class ItemName {
  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'item_name_pkey' })
  itemId!: number;

  @PrimaryColumn('char', { length: 2, primaryKeyConstraintName: 'item_name_pkey' })
  language!: Language;

  @Column('text')
  name!: string;

  /** The name and the item's code as they are searched. */
  @Column('text', { default: '' })
  search!: string;
}
