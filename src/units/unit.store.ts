import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { firstWall } from '../platform/principal/first-wall.js';

export interface UnitRow {
  id: string;
  publicId: string;
  /** Of the label that it bears now, 18 digits. */
  sscc: string;
  /** Of the label that it came with; the same unless it was relabelled. */
  firstSscc: string;
  streamId: string;
  hubId: number;
  createdAt: Date;
  temperatureClass: string;
  grossGrams: string;
  expected: boolean;
  status: number;
  attention: boolean;
  receivedAt: Date | null;
  locationId: number;
  locationCode: string | null;
  onHold: boolean;
}

export interface NewUnit {
  /** 18 digits. */
  sscc: string;
  temperatureClass: string;
  grossGrams: number;
}

const UNIT = `
  SELECT u.id, u.public_id AS "publicId", u.stream_id AS "streamId", u.hub_id AS "hubId",
         lpad(u.sscc::text, 18, '0') AS "firstSscc",
         lpad(coalesce((SELECT b.sscc FROM unit_label b WHERE b.unit_id = u.id ORDER BY b.id DESC LIMIT 1), u.sscc)::text, 18, '0') AS sscc,
         u.created_at AS "createdAt", u.temperature_class AS "temperatureClass", u.gross_grams AS "grossGrams", u.expected,
         s.status, s.attention, s.received_at AS "receivedAt", s.location_id AS "locationId", l.code AS "locationCode",
         EXISTS (SELECT 1 FROM hold h WHERE h.unit_id = u.id AND h.closed_at IS NULL) AS "onHold"
    FROM unit u JOIN unit_state s ON s.unit_id = u.id LEFT JOIN location l ON l.id = s.location_id`;

/** Units that bear, or ever bore, the number in $2. Written so that each half has its index. */
const LABELLED =
  'u.id IN (SELECT f.id FROM unit f WHERE f.sscc = $2::bigint UNION ALL SELECT b.unit_id FROM unit_label b WHERE b.sscc = $2::bigint)';

/** Carries goods of a donor. */
const OF_DONOR = `EXISTS (
  SELECT 1 FROM content_line c JOIN consignments_donor_view d ON d.consignment_id = c.consignment_id
   WHERE c.unit_id = u.id AND d.donor_id = $1)`;

/** No internal id is larger. */
const LAST = '9223372036854775807';

@Injectable()
export class UnitStore {
  /** Inserts units of one consignment with their first state. @returns what was inserted: fewer rows, if an SSCC is taken. */
  insert(
    tx: Transaction,
    hubId: number,
    streamId: string,
    units: readonly NewUnit[],
  ): Promise<{ id: string; sscc: string }[]> {
    return tx.query(
      `WITH added AS (
         INSERT INTO unit (sscc, stream_id, created_at, public_id, hub_id, temperature_class, gross_grams, expected)
           SELECT n.sscc, $2, hub_now(), n.public_id, $1, n.class, n.grams, true
             FROM unnest($3::bigint[], $4::uuid[], $5::text[], $6::bigint[]) AS n (sscc, public_id, class, grams)
             ORDER BY n.sscc
         ON CONFLICT DO NOTHING RETURNING id, sscc
       ), states AS (
         INSERT INTO unit_state (unit_id, last_occurred_at, status) SELECT id, '-infinity', 1 FROM added
       ), listed AS (
         INSERT INTO unit_worklist (unit_id, hub_id, stage) SELECT id, $1, 'EXPECTED' FROM added
       )
       SELECT id, lpad(sscc::text, 18, '0') AS sscc FROM added`,
      [
        hubId,
        streamId,
        units.map(({ sscc }) => sscc),
        units.map(() => newId()),
        units.map(({ temperatureClass }) => temperatureClass),
        units.map(({ grossGrams }) => grossGrams),
      ],
    );
  }

  /** Internal ids, in the order of the SSCCs; those that nobody announced appear. */
  async findOrAppear(tx: Transaction, hubId: number, ssccs: readonly string[]): Promise<string[]> {
    const found = await this.resolve(tx, hubId, ssccs);
    const unknown = ssccs.filter((_, place) => !found[place]);
    if (unknown.length === 0) return found as string[];
    await tx.query('SELECT unit_appear($1::smallint, $2::bigint[], hub_now())', [hubId, unknown]);
    return (await this.resolve(tx, hubId, ssccs)).map((id, place) => {
      if (!id) throw new Error(`No unit appeared for ${ssccs[place]} at hub ${hubId}`);
      return id;
    });
  }

  private async resolve(
    tx: Transaction,
    hubId: number,
    ssccs: readonly string[],
  ): Promise<(string | null)[]> {
    const row = await tx.one<{ units: (string | null)[] }>(
      'SELECT units FROM unit_resolve($1::smallint, $2::bigint[])',
      [hubId, ssccs],
    );
    return row?.units ?? [];
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<UnitRow[]> {
    return tx.query<UnitRow>(`${UNIT} WHERE u.id = ANY($1::bigint[])`, [ids]);
  }

  /** The home streams of units. Light: every batch of observations asks for them. */
  async homes(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; streamId: string }>(
      'SELECT id, stream_id AS "streamId" FROM unit WHERE id = ANY($1::bigint[])',
      [ids],
    );
    return new Map(rows.map(({ id, streamId }) => [id, streamId]));
  }

  /** When units were first received. Those that were not are absent. */
  async arrivals(tx: Transaction, ids: readonly string[]): Promise<Map<string, Date>> {
    const rows = await tx.query<{ id: string; at: Date }>(
      `SELECT unit_id AS id, received_at AS at FROM unit_state
        WHERE unit_id = ANY($1::bigint[]) AND received_at IS NOT NULL`,
      [ids],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<UnitRow[]> {
    return tx.query<UnitRow>(`${UNIT} WHERE u.public_id = ANY($1::uuid[])`, [publicIds]);
  }

  /** The unit that an SSCC stands for at a hub, as a scan of it would find it. */
  async bySscc(tx: Transaction, hubId: number, sscc: string): Promise<UnitRow | null> {
    return tx.one<UnitRow>(
      `${UNIT} WHERE ${LABELLED} AND ${firstWall.where('u.hub_id = $1')} ORDER BY (s.status > 6), u.id LIMIT 1`,
      [hubId, sscc],
    );
  }

  /** The live unit with this SSCC that carries goods of this donor, whichever hub it is at. */
  async bySsccOfDonor(tx: Transaction, donorId: number, sscc: string): Promise<UnitRow | null> {
    return tx.one<UnitRow>(
      `${UNIT} WHERE ${LABELLED} AND ${firstWall.where(OF_DONOR)} ORDER BY (s.status > 6), u.id LIMIT 1`,
      [donorId, sscc],
    );
  }

  /** Units of several consignments: those born in its stream or carrying its goods, after an id, at most `limit` each. */
  ofConsignments(
    tx: Transaction,
    consignmentIds: readonly string[],
    after: string,
    limit: number,
  ): Promise<(UnitRow & { consignmentId: string })[]> {
    return tx.query(
      `SELECT page.*, k.id AS "consignmentId" FROM unnest($1::bigint[]) AS k (id)
        CROSS JOIN LATERAL (${UNIT}
          WHERE u.id > $2::bigint AND u.id IN (SELECT c.unit_id FROM content_line c WHERE c.consignment_id = k.id)
          ORDER BY u.id LIMIT $3) AS page
        ORDER BY k.id, page.id`,
      [consignmentIds, after, limit],
    );
  }

  allOf(
    tx: Transaction,
    consignmentIds: readonly string[],
  ): Promise<{ consignmentId: string; unitId: string }[]> {
    return tx.query(
      `SELECT DISTINCT consignment_id AS "consignmentId", unit_id AS "unitId" FROM content_line
        WHERE consignment_id = ANY($1::bigint[])`,
      [consignmentIds],
    );
  }

  /**
   * A worklist of a hub, after an id. Bounds and order of all three columns, because with `stage = $2` the planner
   * walks the primary key instead and passes over every unit of the other stages first.
   */
  ofStage(
    tx: Transaction,
    hubId: number,
    stage: 'EXPECTED' | 'PRESENT',
    after: string,
    limit: number,
  ): Promise<UnitRow[]> {
    return tx.query<UnitRow>(
      `${UNIT} JOIN (SELECT unit_id FROM unit_worklist
                      WHERE (hub_id, stage, unit_id) > ($1, $2, $3::bigint) AND (hub_id, stage, unit_id) <= ($1, $2, ${LAST})
                      ORDER BY hub_id, stage, unit_id LIMIT $4) w ON w.unit_id = u.id ORDER BY u.id`,
      [hubId, stage, after, limit],
    );
  }

  /** Units of a home stream that have not come leave the list of what is expected. They are received all the same. */
  async awaitNoLonger(tx: Transaction, streamId: string): Promise<void> {
    await tx.execute(
      `UPDATE unit_worklist w SET stage = 'NOT_AWAITED' FROM unit u
        WHERE u.id = w.unit_id AND u.stream_id = $1 AND w.stage = 'EXPECTED'`,
      [streamId],
    );
  }

  async countStage(tx: Transaction, hubId: number, stage: 'EXPECTED' | 'PRESENT'): Promise<number> {
    const row = await tx.one<{ n: number }>(
      'SELECT count(*)::int AS n FROM unit_worklist WHERE hub_id = $1 AND stage = $2',
      [hubId, stage],
    );
    return row?.n ?? 0;
  }
}
