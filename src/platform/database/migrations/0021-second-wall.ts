import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What row-level security reads and was not written before: shares in pledges and pallets, and who a member acts as. */
export class SecondWall1000000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MEMBERSHIPS);
    await runner.query(KINDS);
    await runner.query(PLEDGES);
    await runner.query(PALLETS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** A member sees its own memberships: asked of `member`, which is seen by way of memberships, it would be a circle. */
const MEMBERSHIPS = `
ALTER TABLE membership ADD COLUMN actor_id int;
UPDATE membership s SET actor_id = m.actor_id FROM member m WHERE m.id = s.member_id;
ALTER TABLE membership ALTER COLUMN actor_id SET NOT NULL;
CREATE INDEX membership_actor ON membership (actor_id);`;

const KINDS = `
ALTER TABLE share DROP CONSTRAINT share_subject_kind_check;
ALTER TABLE share ADD CONSTRAINT share_subject_kind_check
  CHECK (subject_kind IN ('transport', 'consignment', 'unit', 'dispatch', 'request', 'pledge'));`;

const PLEDGES = `
INSERT INTO share (subject_kind, subject_id, organisation_id, role, since)
  SELECT 'pledge', id, donor_id, 'DONOR', pledged_at FROM pledge
  UNION ALL
  SELECT 'pledge', p.id, o.id, 'HUB', p.pledged_at FROM pledge p JOIN organisation o ON o.hub_id = p.hub_id;`;

/**
 * Pallets that were announced are seen with their consignment. Those that hold goods of others are shared with their
 * donors; those on a dispatch, and the cartons in them, with its agency and the carriers of its live legs.
 */
const PALLETS = `
INSERT INTO share (subject_kind, subject_id, organisation_id, role, since)
  SELECT DISTINCT 'unit', l.unit_id, c.donor_id, 'DONOR', hub_now()
    FROM content_line l JOIN consignment c ON c.id = l.consignment_id JOIN unit u ON u.id = l.unit_id
   WHERE c.stream_id <> u.stream_id;
WITH RECURSIVE aboard AS (
  SELECT dispatch_id, unit_id FROM dispatch_line WHERE live
  UNION SELECT a.dispatch_id, n.unit_id FROM aboard a JOIN unit_nesting n ON n.parent_id = a.unit_id
)
INSERT INTO share (subject_kind, subject_id, organisation_id, role, since)
  SELECT DISTINCT 'unit', a.unit_id, d.agency_id, 'RECIPIENT', hub_now()
    FROM aboard a JOIN dispatch d ON d.id = a.dispatch_id
  UNION
  SELECT DISTINCT 'unit', a.unit_id, l.carrier_id, 'CARRIER', hub_now()
    FROM aboard a JOIN leg l ON l.dispatch_id = a.dispatch_id AND l.status NOT IN ('MISSED', 'CANCELLED');`;
