import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an API key is for, and whom an outside issuer of identities calls a member. */
export class ScopesAndIdentities1000000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCOPES);
    await runner.query(IDENTITIES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** Null: every operation that the roles allow; every hub that the organisation deals with. */
const SCOPES = `
ALTER TABLE api_key ADD COLUMN operations text[], ADD COLUMN hub_id int;`;

/**
 * An issuer's subject is one member, and a member has one subject at an issuer: an address that the issuer gives to
 * somebody else does not let that person in. ends_at bounds a session that an issuer began: who is dismissed there
 * is out here within it.
 */
const IDENTITIES = `
CREATE TABLE member_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  member_id int NOT NULL,
  linked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX member_identity_member ON member_identity (member_id, issuer);
ALTER TABLE session ADD COLUMN ends_at timestamptz(3);`;
