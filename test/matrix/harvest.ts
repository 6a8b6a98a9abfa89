import { asSuperuser } from '../world/cluster.js';
import { PARTIES, type Party } from './audience.js';
import type { Stage } from './stage.js';

/**
 * Who may see which id, by the domain's own rows and written a second time: organisations by their internal ids,
 * those of hubs by the number of the hub. NULL stands for everybody.
 */
const SEEN: Readonly<Record<string, string>> = {
  hub: 'SELECT public_id, NULL::int[] AS seen FROM hub',
  place: 'SELECT public_id, NULL::int[] AS seen FROM place',
  lane: 'SELECT public_id, NULL::int[] AS seen FROM lane',
  item: 'SELECT public_id, NULL::int[] AS seen FROM item',
  organisation: `SELECT o.public_id, CASE WHEN o.status = 'CONFIRMED' THEN NULL
      ELSE ARRAY(SELECT o.proposed_by UNION SELECT id FROM organisation h WHERE h.hub_id = o.proposed_to) END AS seen
    FROM organisation o`,
  member: `SELECT m.public_id, ARRAY(SELECT s.organisation_id FROM membership s WHERE s.member_id = m.id
      UNION SELECT o.registered_by FROM membership s JOIN organisation o ON o.id = s.organisation_id WHERE s.member_id = m.id) AS seen FROM member m`,
  'API key': `SELECT k.public_id, ARRAY[k.organisation_id, o.registered_by] AS seen FROM api_key k JOIN organisation o ON o.id = k.organisation_id`,
  invitation: `SELECT i.public_id, ARRAY[i.organisation_id, o.registered_by] AS seen FROM invitation i JOIN organisation o ON o.id = i.organisation_id`,
  consignment: `SELECT c.public_id, ARRAY[c.donor_id] || HUB(c.hub_id) AS seen FROM consignment c`,
  pledge: `SELECT p.public_id, ARRAY[p.donor_id] || HUB(p.hub_id) AS seen FROM pledge p`,
  request: `SELECT r.public_id, ARRAY[r.agency_id] || CASE WHEN r.opened_at IS NULL THEN '{}' ELSE HUB(r.hub_id) END AS seen FROM request r`,
  transport: `SELECT t.public_id, ARRAY[t.carrier_id] || HUB(t.hub_id)
      || ARRAY(SELECT c.donor_id FROM consignment_transport x JOIN consignment c ON c.id = x.consignment_id WHERE x.transport_id = t.id)
      || ARRAY(SELECT d.agency_id FROM leg l JOIN dispatch d ON d.id = l.dispatch_id WHERE l.transport_id = t.id AND LIVE(l))
      || ARRAY(SELECT m.carrier_id FROM leg l JOIN leg m ON m.dispatch_id = l.dispatch_id WHERE l.transport_id = t.id AND LIVE(l) AND LIVE(m)) AS seen FROM transport t`,
  'number of a transport': `SELECT i.public_id, ARRAY[t.carrier_id] || HUB(t.hub_id) AS seen FROM transport_identifier i JOIN transport t ON t.id = i.transport_id`,
  dispatch: `SELECT d.public_id, ARRAY[d.agency_id] || HUB(d.hub_id) || CARRIERS(d.id) AS seen FROM dispatch d`,
  leg: `SELECT l.public_id, ARRAY[d.agency_id] || HUB(d.hub_id) || CARRIERS(d.id) AS seen FROM leg l JOIN dispatch d ON d.id = l.dispatch_id`,
  hold: `SELECT h.public_id, HUB(u.hub_id) AS seen FROM hold h JOIN unit u ON u.id = h.unit_id`,
  'audit entry':
    'SELECT a.client_key AS public_id, a.organisation_id || HUB(a.hub_id) AS seen FROM audit_entry a',
  recall: 'SELECT r.public_id, HUB(r.hub_id) AS seen FROM recall r',
  unit: `SELECT u.public_id, HUB(u.hub_id) || DONORS(u.id) || RIDERS(u.id)
      || ARRAY(SELECT unnest(DONORS(n.unit_id)) FROM unit_nesting n WHERE n.parent_id = u.id)
      || ARRAY(SELECT unnest(RIDERS(n.parent_id)) FROM unit_nesting n WHERE n.unit_id = u.id) AS seen FROM unit u`,
  SSCC: `SELECT lpad(u.sscc::text, 18, '0') AS public_id, HUB(u.hub_id) || DONORS(u.id) || RIDERS(u.id)
      || ARRAY(SELECT unnest(DONORS(n.unit_id)) FROM unit_nesting n WHERE n.parent_id = u.id)
      || ARRAY(SELECT unnest(RIDERS(n.parent_id)) FROM unit_nesting n WHERE n.unit_id = u.id) AS seen FROM unit u`,
  'content line': `SELECT l.public_id, HUB(u.hub_id) || coalesce(c.donor_id, 0) || AGENCIES(u.id)
      || ARRAY(SELECT unnest(AGENCIES(n.parent_id)) FROM unit_nesting n WHERE n.unit_id = u.id) AS seen
    FROM content_line l JOIN unit u ON u.id = l.unit_id LEFT JOIN consignment c ON c.id = l.consignment_id`,
};

/** Sets of organisations, spelled once. */
const SETS: Readonly<Record<string, (of: string) => string>> = {
  HUB: (hub) => `ARRAY(SELECT o.id FROM organisation o WHERE o.hub_id = ${hub})`,
  LIVE: (leg) => `${leg}.status NOT IN ('MISSED', 'CANCELLED')`,
  DONORS: (unit) =>
    `ARRAY(SELECT c.donor_id FROM content_line x JOIN consignment c ON c.id = x.consignment_id WHERE x.unit_id = ${unit})`,
  AGENCIES: (unit) =>
    `ARRAY(SELECT d.agency_id FROM dispatch_line x JOIN dispatch d ON d.id = x.dispatch_id WHERE x.unit_id = ${unit} AND x.live)`,
  RIDERS: (unit) =>
    `ARRAY(SELECT unnest(d.agency_id || CARRIERS(d.id)) FROM dispatch_line x JOIN dispatch d ON d.id = x.dispatch_id WHERE x.unit_id = ${unit} AND x.live)`,
  CARRIERS: (dispatch) =>
    `ARRAY(SELECT y.carrier_id FROM leg y WHERE y.dispatch_id = ${dispatch} AND LIVE(y))`,
};

function spelled(sql: string): string {
  const [, name, of] = /\b(HUB|LIVE|DONORS|AGENCIES|RIDERS|CARRIERS)\(([^()]+)\)/.exec(sql) ?? [];
  const set = name && SETS[name];
  return set && of ? spelled(sql.replace(`${name}(${of})`, set(of))) : sql;
}

/** Tells the audience who may see each id that there is. */
export async function harvest({ world, crew, audience, things }: Stage): Promise<void> {
  await asSuperuser(async (client) => {
    const codes = await client.query('SELECT id, code, public_id FROM organisation');
    const partyOf = new Map<number, Party>();
    for (const { id, code, public_id: publicId } of codes.rows) {
      const party = PARTIES.find((one) => crew[one].organisation === code);
      if (!party) continue;
      partyOf.set(id, party);
      things.set(`${party}.organisation`, publicId);
    }
    for (const [what, sql] of Object.entries(SEEN)) {
      const { rows } = await client.query(spelled(sql));
      for (const { public_id: id, seen } of rows) {
        const viewers = seen && [...new Set((seen as number[]).flatMap((one) => partyOf.get(one) ?? []))];
        audience.learn(id, `the id of a ${what}`, viewers ?? 'all');
      }
    }
  }, world.database);
}
