import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What donors promise before anything is packed, and what of a consignment is meant for whom. */
export class Pledges1000000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STREAM_KIND);
    await runner.query(PLEDGES);
    await runner.query(CONSIGNMENTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

const STREAM_KIND = `
ALTER TABLE stream DROP CONSTRAINT stream_kind_check;
ALTER TABLE stream ADD CONSTRAINT stream_kind_check
  CHECK (kind IN ('organisation', 'hub', 'transport', 'consignment', 'dispatch', 'request', 'pledge'));`;

/**
 * recipient_id 0: for whoever needs it. announced is a balance: consignments that name the pledge post to it by
 * calling down, so that a pledge knows what became of it without looking up.
 */
const PLEDGES = `
CREATE TABLE pledge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  donor_id int NOT NULL,
  reference text NOT NULL,
  purpose text NOT NULL,
  pledged_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  revision int NOT NULL DEFAULT 1,
  CONSTRAINT pledge_public_id_key UNIQUE (public_id),
  CONSTRAINT pledge_stream_id_key UNIQUE (stream_id),
  CONSTRAINT pledge_reference_key UNIQUE (donor_id, reference)
);
CREATE INDEX pledge_hub ON pledge (hub_id, public_id);
CREATE INDEX pledge_donor ON pledge (donor_id, public_id);
CREATE TABLE pledge_line (
  pledge_id bigint NOT NULL,
  item_id int NOT NULL,
  recipient_id int NOT NULL DEFAULT 0,
  quantity bigint NOT NULL,
  PRIMARY KEY (pledge_id, item_id, recipient_id),
  CONSTRAINT pledge_line_quantity_check CHECK (quantity > 0)
);
CREATE TABLE pledge_item (
  pledge_id bigint NOT NULL,
  item_id int NOT NULL,
  announced bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (pledge_id, item_id),
  CONSTRAINT pledge_item_announced_check CHECK (announced >= 0)
);`;

/**
 * pledge_id 0: promised by none. consignment_portion says how much of an item is meant for which recipient; what
 * is in no portion is for all of them.
 */
const CONSIGNMENTS = `
ALTER TABLE consignment ADD COLUMN pledge_id bigint NOT NULL DEFAULT 0;
CREATE INDEX consignment_pledge ON consignment (pledge_id) WHERE pledge_id <> 0;
CREATE TABLE consignment_portion (
  consignment_id bigint NOT NULL,
  organisation_id int NOT NULL,
  item_id int NOT NULL,
  quantity bigint NOT NULL,
  PRIMARY KEY (consignment_id, organisation_id, item_id),
  CONSTRAINT consignment_portion_quantity_check CHECK (quantity > 0)
);
CREATE TABLE consignment_item (
  consignment_id bigint NOT NULL,
  item_id int NOT NULL,
  announced bigint NOT NULL,
  PRIMARY KEY (consignment_id, item_id)
);
INSERT INTO consignment_item (consignment_id, item_id, announced)
  SELECT consignment_id, item_id, sum(announced_quantity) FROM content_line
   WHERE consignment_id IS NOT NULL AND announced_quantity > 0 GROUP BY consignment_id, item_id;`;
