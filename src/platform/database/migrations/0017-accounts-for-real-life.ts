import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations, password resets, badges, and shifts on shared devices. */
export class AccountsForRealLife1000000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INVITATIONS);
    await runner.query(RESETS);
    await runner.query(ACTORS);
    await runner.query(SHIFTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * Times are real ones: they guard secrets. secret_hash is null until the worker writes the letter, because only
 * then is there a secret: none ever waits in an outbox or a log. An address has one open invitation a place.
 */
const INVITATIONS = `
CREATE TABLE invitation (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  organisation_id int NOT NULL,
  email text NOT NULL CONSTRAINT invitation_email_check CHECK (email = lower(email)),
  roles text[] NOT NULL,
  invited_by int NOT NULL,
  secret_hash bytea,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  mailed_at timestamptz(3),
  accepted_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE UNIQUE INDEX invitation_open ON invitation (organisation_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitation_organisation ON invitation (organisation_id, public_id);`;

/**
 * A row for every request, also for an address that nobody has: asking does the same work for both, and only the
 * worker finds out which it is.
 */
const RESETS = `
CREATE TABLE password_reset (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  secret_hash bytea,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
CREATE INDEX password_reset_email ON password_reset (email, created_at);
CREATE INDEX password_reset_created ON password_reset (created_at);`;

/** A person on a device is an actor too: one row a pair, so that an event names both with one small number. */
const ACTORS = `
ALTER TABLE actor DROP CONSTRAINT actor_kind_check;
ALTER TABLE actor ADD CONSTRAINT actor_kind_check CHECK (kind IN ('member', 'device', 'worker', 'shift'));
ALTER TABLE actor ADD COLUMN member_actor_id int, ADD COLUMN device_actor_id int;
ALTER TABLE actor ADD CONSTRAINT actor_shift_check
  CHECK ((kind = 'shift') = (member_actor_id IS NOT NULL) AND (kind = 'shift') = (device_actor_id IS NOT NULL));
CREATE UNIQUE INDEX actor_shift ON actor (member_actor_id, device_actor_id);`;

/** A badge belongs to a membership; its code is printed on it and no secret, the PIN is. A device has one open shift. */
const SHIFTS = `
CREATE TABLE badge (
  member_id int NOT NULL,
  organisation_id int NOT NULL,
  code text NOT NULL,
  pin_hash text NOT NULL,
  enrolled_at timestamptz(3) NOT NULL,
  PRIMARY KEY (member_id, organisation_id)
);
CREATE UNIQUE INDEX badge_code ON badge (organisation_id, code);
CREATE TABLE shift (
  id uuid PRIMARY KEY,
  api_key_id int NOT NULL,
  member_id int NOT NULL,
  organisation_id int NOT NULL,
  actor_id int NOT NULL,
  secret_hash bytea NOT NULL,
  started_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  end_reason text CONSTRAINT shift_end_check CHECK (end_reason IN ('SIGNED_OFF', 'REPLACED', 'IDLE', 'RESET', 'LEFT'))
);
CREATE UNIQUE INDEX shift_open ON shift (api_key_id) WHERE ended_at IS NULL;
CREATE INDEX shift_member ON shift (member_id, organisation_id) WHERE ended_at IS NULL;`;
