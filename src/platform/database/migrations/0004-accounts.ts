import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, members, devices, sign-in, and who may see what. */
export class Accounts1000000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORGANISATIONS);
    await runner.query(MEMBERS);
    await runner.query(TOKENS);
    await runner.query(SHARES);
    await runner.query(FEEDS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** registered_by: the organisation whose administrator made it, and whose administrators may act in it; 0: made on the server. */
const ORGANISATIONS = `
CREATE TABLE organisation (
  id int GENERATED ALWAYS AS IDENTITY (START WITH 10) PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  code text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('HUB', 'DONOR', 'AGENCY', 'CARRIER')),
  name text NOT NULL,
  country char(2) NOT NULL,
  hub_id smallint,
  gln char(13),
  registered_by int NOT NULL,
  stream_id bigint NOT NULL,
  CONSTRAINT organisation_hub_check CHECK ((kind = 'HUB') = (hub_id IS NOT NULL))
);`;

/**
 * sign_in_failure is kept by address and not by member, so that an address that nobody has is counted and locked
 * like any other: a lock tells nobody which addresses exist. Its times are real ones.
 */
const MEMBERS = `
CREATE TABLE member (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  actor_id int NOT NULL UNIQUE,
  email text NOT NULL UNIQUE CONSTRAINT member_email_check CHECK (email = lower(email)),
  display_name text NOT NULL,
  password_hash text NOT NULL
);
CREATE TABLE membership (
  member_id int NOT NULL,
  organisation_id int NOT NULL,
  roles text[] NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (member_id, organisation_id)
);
CREATE INDEX membership_organisation ON membership (organisation_id, member_id);
CREATE TABLE sign_in_failure (
  address_digest bytea PRIMARY KEY,
  failures int NOT NULL,
  last_at timestamptz(3) NOT NULL,
  locked_until timestamptz(3)
);
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at);`;

/**
 * Secrets are kept as hashes. A session is what one sign-in began; its refresh tokens follow one another, and one
 * that comes a second time ends the session. The session's row is locked first: it puts its tokens in a row.
 */
const TOKENS = `
CREATE TABLE session (
  id uuid PRIMARY KEY,
  member_id int NOT NULL,
  organisation_id int NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);
CREATE INDEX session_member ON session (member_id);
CREATE TABLE refresh_token (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);
CREATE TABLE api_key (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  actor_id int NOT NULL UNIQUE,
  organisation_id int NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  secret_hash bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX api_key_organisation ON api_key (organisation_id, public_id);`;

/** Who may see a subject, in which role, from when until when: written in the transaction of the act that gives the right. */
const SHARES = `
CREATE TABLE share (
  subject_kind text NOT NULL CHECK (subject_kind IN ('transport', 'consignment', 'unit', 'dispatch')),
  subject_id bigint NOT NULL,
  organisation_id int NOT NULL,
  role text NOT NULL CHECK (role IN ('HUB', 'DONOR', 'RECIPIENT', 'CARRIER')),
  since timestamptz(3) NOT NULL,
  until timestamptz(3),
  PRIMARY KEY (subject_kind, subject_id, organisation_id, role)
);
CREATE INDEX share_organisation ON share (organisation_id, subject_kind, subject_id);`;

/** One gapless sequence an organisation, given under the head's lock. */
const FEEDS = `
CREATE TABLE feed_head (
  organisation_id int PRIMARY KEY,
  last_sequence bigint NOT NULL
) WITH (fillfactor = 50);
CREATE TABLE feed_entry (
  organisation_id int NOT NULL,
  sequence bigint NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject uuid NOT NULL,
  detail jsonb NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organisation_id, sequence)
);`;
