import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

export const PlaceKind = {
  AIRPORT: 'AIRPORT',
  RAIL_TERMINAL: 'RAIL_TERMINAL',
  BORDER_STATION: 'BORDER_STATION',
  CITY: 'CITY',
} as const;
export type PlaceKind = (typeof PlaceKind)[keyof typeof PlaceKind];

/** Where goods come from, stop and go to. Reference data: only migrate writes it. */
@Entity('place')
@Unique('place_public_id_key', ['publicId'])
@Unique('place_code_key', ['code'])
@Check('place_kind_check', `kind IN ('AIRPORT', 'RAIL_TERMINAL', 'BORDER_STATION', 'CITY')`)
export class Place {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'place_pkey' })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  /** IATA code, or the name in capitals where there is none. */
  @Column('text')
  code!: string;

  @Column('text')
  kind!: PlaceKind;

  @Column('text')
  name!: string;

  /** ISO 3166-1 alpha-2, and XK for Kosovo. */
  @Column('char', { length: 2 })
  country!: string;

  @Column('char', { length: 3, nullable: true })
  iata!: string | null;

  /** UN/LOCODE without the space. */
  @Column('char', { name: 'un_locode', length: 5, nullable: true })
  unLocode!: string | null;

  /** Degrees north, WGS 84. */
  @Column('double precision')
  latitude!: number;

  /** Degrees east, WGS 84. */
  @Column('double precision')
  longitude!: number;

  /** Name in the IANA database. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('char', { length: 4, nullable: true })
  icao!: string | null;

  /** Track widths in millimetres, of a place with rails. */
  @Column('smallint', { array: true, default: () => `'{}'` })
  gauges!: number[];

  /** What is uncertain about it. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** Its names and codes as they are searched. */
  @Column('text', { default: '' })
  search!: string;
}
