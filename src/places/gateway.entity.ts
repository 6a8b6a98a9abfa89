import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where goods for a country come in. */
@Entity('gateway')
export class Gateway {
  @PrimaryColumn('char', { length: 2, primaryKeyConstraintName: 'gateway_pkey' })
  country!: string;

  @PrimaryColumn('int', { name: 'place_id', primaryKeyConstraintName: 'gateway_pkey' })
  placeId!: number;

  /** It lies in a neighbouring country. */
  @Column('boolean')
  neighbour!: boolean;
}
