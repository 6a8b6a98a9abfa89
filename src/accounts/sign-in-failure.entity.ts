import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Failed sign-ins in a row for one e-mail address, whether somebody has it or not. */
@Entity('sign_in_failure')
@Index('sign_in_failure_last', ['lastAt'])
export class SignInFailure {
  /** The address, keyed and hashed: what people type by mistake is not kept. */
  @PrimaryColumn('bytea', { name: 'address_digest', primaryKeyConstraintName: 'sign_in_failure_pkey' })
  addressDigest!: Buffer;

  @Column('int')
  failures!: number;

  @Column({ type: 'timestamptz', name: 'last_at', precision: 3 })
  lastAt!: Date;

  @Column({ type: 'timestamptz', name: 'locked_until', precision: 3, nullable: true })
  lockedUntil!: Date | null;
}
