import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail, and what people write in their own words, apart from the events. */
export class AuditAndWords1000000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query(AUDIT);
    await runner.query(MOVED);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * Events and audit entries hold only the id and the digest of such a text, SHA-256 of salt and text. Erased, salt and
 * text are null: the digest still proves that the event is as it was, and tells nothing.
 */
const WORDS = `
CREATE TABLE words (
  id uuid PRIMARY KEY,
  author_id int NOT NULL,
  organisation_id int NOT NULL,
  digest bytea NOT NULL,
  salt bytea,
  text text,
  CONSTRAINT words_erased_check CHECK ((salt IS NULL) = (text IS NULL))
);
CREATE INDEX words_author ON words (author_id);`;

/**
 * A privileged act, beside the event that tells it and sealed with it: the event of the same stream and client key, which
 * has who and when. organisation_id and hub_id: for whom it was done. The client key is time-ordered: pages go by it.
 */
const AUDIT = `
CREATE TABLE audit_entry (
  stream_id bigint NOT NULL,
  client_key uuid NOT NULL,
  organisation_id int NOT NULL,
  hub_id int NOT NULL,
  act text NOT NULL,
  subject_kind text NOT NULL,
  subject text NOT NULL,
  before jsonb,
  after jsonb,
  reason jsonb,
  PRIMARY KEY (stream_id, client_key)
);
CREATE INDEX audit_entry_organisation ON audit_entry (organisation_id, client_key);
CREATE INDEX audit_entry_hub ON audit_entry (hub_id, client_key) WHERE hub_id > 0;`;

/** Texts that stand in events, before these are sealed. A reason that is a code (UNIT_HELD, UNIT_WRITTEN_OFF) stays. */
const MOVED = `
CREATE TEMPORARY TABLE found ON COMMIT DROP AS
  SELECT d.stream_id, d.sequence, t.key, hub_new_id() AS id, a.actor_id, a.organisation_id, t.value,
         uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt
    FROM event_detail d
    JOIN event e ON e.stream_id = d.stream_id AND e.sequence = d.sequence
    JOIN stream_append a ON a.stream_id = d.stream_id AND d.sequence BETWEEN a.first_sequence AND a.last_sequence
   CROSS JOIN LATERAL jsonb_each_text(d.detail) AS t
   WHERE jsonb_typeof(d.detail -> t.key) = 'string'
     AND (t.key = 'note' OR (t.key = 'reason' AND e.code NOT IN (120, 127)));
INSERT INTO words (id, author_id, organisation_id, digest, salt, text)
  SELECT id, actor_id, organisation_id, sha256(salt || convert_to(value, 'UTF8')), salt, value FROM found;
UPDATE event_detail d
   SET detail = d.detail || m.moved
  FROM (SELECT f.stream_id, f.sequence,
               jsonb_object_agg(f.key, jsonb_build_object('words', f.id, 'digest', encode(w.digest, 'hex'))) AS moved
          FROM found f JOIN words w ON w.id = f.id GROUP BY f.stream_id, f.sequence) m
 WHERE m.stream_id = d.stream_id AND m.sequence = d.sequence;`;
