import {
  both,
  either,
  HUB,
  isKind,
  KIND,
  ORGANISATION,
  ofHub,
  ofOrganisation,
  SIGNED_IN,
  SOMEBODY,
  seen,
  shared,
  WRITER,
} from './conditions.js';
import { type Wall, wall } from './wall.js';

const CONSIGNMENT = seen('consignment c', 'c.id = consignment_id');
const OWN_CONSIGNMENT = either(ofHub(), shared('consignment', 'id'));
const PLEDGE = seen('pledge p', 'p.id = pledge_id');
const REQUEST = seen('request r', 'r.id = request_id');
const TRANSPORT = seen('transport t', 't.id = transport_id');
const DISPATCH = seen('dispatch d', 'd.id = dispatch_id');
const UNIT = seen('unit u', 'u.id = unit_id');
const UNIT_OF_HUB = seen('unit u', `u.id = unit_id AND u.hub_id = ${HUB}`);

const ATTACHED = `CASE subject_kind
  WHEN 'dispatch' THEN ${seen('dispatch d', 'd.id = subject_id')}
  WHEN 'consignment' THEN ${seen('consignment c', 'c.id = subject_id')}
  WHEN 'unit' THEN ${seen('unit u', 'u.id = subject_id')}
  ELSE false END`;
const LOGGER_OF_HUB = seen('temperature_logger l', `l.id = logger_id AND l.hub_id = ${HUB}`);

/** A stream is seen with its subject. */
const SUBJECT = `CASE s.kind
  WHEN 'consignment' THEN ${seen('consignment c', 'c.public_id = s.subject')}
  WHEN 'transport' THEN ${seen('transport t', 't.public_id = s.subject')}
  WHEN 'dispatch' THEN ${seen('dispatch d', 'd.public_id = s.subject')}
  WHEN 'request' THEN ${seen('request r', 'r.public_id = s.subject')}
  WHEN 'pledge' THEN ${seen('pledge p', 'p.public_id = s.subject')}
  WHEN 'hub' THEN ${seen('hub h', `h.public_id = s.subject AND h.id = ${HUB}`)}
  WHEN 'organisation' THEN ${seen('organisation o', `o.public_id = s.subject AND (o.id = ${ORGANISATION} OR (o.registered_by = ${ORGANISATION} AND ${HUB} IS NOT NULL))`)}
  ELSE false END`;

/** Of a unit, whoever sees the unit; of the subject itself, whoever sees the subject. */
const EVENT = either(
  ofOrganisation(),
  `CASE WHEN unit_id <> 0 THEN ${seen('unit u', 'u.id = unit_id')}
        ELSE ${seen('stream s', `s.id = stream_id AND ${SUBJECT}`)} END`,
);

/**
 * What there is of goods and vehicles. Each reads only tables that stand above it here: a circle would be refused.
 * A hub sees what is at it, by the row's own hub; everybody else by a share, or by way of a row that is shared.
 */
export const GOODS_WALLS: Readonly<Record<string, Wall>> = {
  // Whom a hub has shared something with is known to hubs, as internal numbers: they end what others began.
  share: wall(either(ofOrganisation(), `${HUB} IS NOT NULL`), { insert: SIGNED_IN }),
  // The loadmaster counts what comes on a carrier's vehicle, and shows none of it.
  consignment: wall(either(OWN_CONSIGNMENT, isKind('loadmaster')), {
    insert: OWN_CONSIGNMENT,
    update: OWN_CONSIGNMENT,
  }),
  consignment_recipient: wall(CONSIGNMENT),
  consignment_transport: wall(
    either(CONSIGNMENT, both(isKind('loadmaster'), shared('transport', 'transport_id'))),
    { insert: CONSIGNMENT, update: CONSIGNMENT, delete: CONSIGNMENT },
  ),
  consignment_portion: wall(CONSIGNMENT),
  consignment_item: wall(CONSIGNMENT),
  pledge: wall(either(ofHub(), shared('pledge', 'id'))),
  pledge_line: wall(PLEDGE),
  pledge_item: wall(PLEDGE),
  request: wall(either(both(ofHub(), 'opened_at IS NOT NULL'), shared('request', 'id'))),
  request_line: wall(REQUEST),
  request_worklist: wall(either(ofHub(), REQUEST)),
  // A donor sees a pallet that was announced with its consignment, by way of the stream that the two have in common.
  unit: wall(either(ofHub(), seen('consignment c', 'c.stream_id = unit.stream_id'), shared('unit', 'id'))),
  // Written in the statement that makes the unit, which policies cannot see yet.
  unit_state: wall(UNIT, { insert: SIGNED_IN }),
  unit_worklist: wall(either(ofHub(), UNIT), {
    insert: either(ofHub(), both(`${HUB} IS NULL`, SIGNED_IN)),
  }),
  unit_nesting: wall(UNIT),
  unit_label: wall(either(ofHub(), UNIT), { insert: ofHub() }),
  hub_numbering: wall(ofHub()),
  hold: wall(UNIT),
  // The hub and the agency that a pallet goes to see all of it, a donor its own goods, a carrier none.
  content_line: wall(
    either(
      UNIT_OF_HUB,
      shared('consignment', 'consignment_id', 'DONOR'),
      shared('unit', 'unit_id', 'RECIPIENT'),
    ),
  ),
  posting: wall(either(seen('content_line c', 'c.id = from_line'), seen('content_line c', 'c.id = to_line'))),
  dispatch_line: wall(UNIT),
  dispatch: wall(
    either(
      ofHub(),
      shared('dispatch', 'id'),
      seen('dispatch_line l', 'l.dispatch_id = dispatch.id AND l.live'),
    ),
  ),
  dispatch_worklist: wall(either(ofHub(), shared('dispatch', 'dispatch_id'))),
  leg: wall(DISPATCH),
  proof_of_delivery: wall(DISPATCH),
  // Photos and signatures are for those who have to do with the dispatch, photos of a pallet for whose goods are on it.
  attachment: wall(
    either(
      both(`${HUB} IS NOT NULL`, ATTACHED),
      both("subject_kind = 'dispatch'", shared('dispatch', 'subject_id')),
      both("subject_kind = 'unit'", seen('content_line c', 'c.unit_id = subject_id')),
    ),
  ),
  print_job: wall(ofHub()),
  acceptance_exception: wall(ofHub()),
  manifest_upload: wall(ofOrganisation()),
  manifest_mapping: wall(ofOrganisation()),
  manifest_line: wall(seen('manifest_upload m', 'm.id = upload_id')),
  receipt_explanation: wall(CONSIGNMENT, { insert: ofHub() }),
  receipt_closing: wall(CONSIGNMENT, { insert: ofHub(), update: ofHub() }),
  acceptance_failure: wall(ofHub()),
  recall: wall(ofHub()),
  temperature_watch: wall(UNIT),
  temperature_logger: wall(
    either(ofHub(), seen('temperature_watch w', 'w.logger_id = temperature_logger.id')),
  ),
  temperature_reading: wall(
    either(
      LOGGER_OF_HUB,
      seen(
        'temperature_watch w',
        'w.logger_id = temperature_reading.logger_id AND at BETWEEN w.since AND w.until',
      ),
    ),
    { insert: LOGGER_OF_HUB },
  ),
  temperature_alarm: wall(UNIT),
  delivered_line: wall(seen('content_line c', 'c.id = content_line_id')),
  // A donor who announces names a transport before it brings any of its goods, and an agency one that brings some back.
  transport: wall(
    either(
      isKind('announcer'),
      ofHub(),
      shared('transport', 'id'),
      seen('consignment_transport t', 't.transport_id = transport.id'),
      seen('dispatch d', 'd.return_transport_id = transport.id'),
      seen('leg l', "l.transport_id = transport.id AND l.status NOT IN ('MISSED', 'CANCELLED')"),
    ),
  ),
  transport_identifier: wall(TRANSPORT),
  transport_stop: wall(TRANSPORT),
  // A head tells the kind of a subject, a number that nobody can guess, and how many events there are.
  stream: wall(SOMEBODY),
  event: wall(EVENT, { insert: `organisation_id = ${WRITER}` }),
  event_detail: wall(
    seen('event e', 'e.stream_id = event_detail.stream_id AND e.sequence = event_detail.sequence'),
    { insert: SOMEBODY },
  ),
  // Says nothing without an event; were some out of sight, an event would be told as recorded by whoever came before.
  stream_append: wall(SOMEBODY, { insert: `organisation_id = ${WRITER}` }),
  location: wall(SOMEBODY, { insert: ofHub() }),
  // Found by ids that nobody guesses, which stand in the details of events: whoever sees these may read the words.
  words: wall(SOMEBODY, { insert: `organisation_id = ${WRITER}` }),
  audit_entry: wall(either(ofOrganisation(), ofHub()), { insert: SOMEBODY }),
  rejected_scan: wall(ofHub()),
  lane_override: wall(ofHub()),
  feed_head: wall(ofOrganisation()),
  feed_entry: wall(ofOrganisation()),
  idempotency: wall(`organisation_id = ${WRITER} AND ${KIND} IS NOT NULL`),
  idempotency_rest: wall(`organisation_id = ${WRITER} AND ${KIND} IS NOT NULL`),
};
