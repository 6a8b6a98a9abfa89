import { OWN, patternOf, SEALED, TOLD, WRITTEN } from '../../src/platform/database/personal-data.js';
import { asSuperuser, dropDatabase } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';

/**
 * Codes, numbers of things, reference data: nobody writes of a person there. A new text column belongs here, or into one
 * of the lists of src/platform/database/personal-data.ts, which `hub erase-person` goes by.
 */
const IMPERSONAL =
  `api_key.operations attachment.content_type attachment.purpose attachment.sha256 attachment.subject_kind demo_step.key
  demo_step.memory demo_step.note demo_step.outcome demo_step.title hub_numbering.company_prefix print_job.file_sha256
  print_job.format print_job.kind print_job.language print_job.subject recall.lot temperature_alarm.side temperature_logger.code
  acceptance_exception.rule acceptance_failure.rule actor.kind api_key.roles consignment.reference content_line.lot customs_rule.regime customs_rule.source
  dead_letter.name dead_letter.request_id dead_letter.subscriber delivered_line.reason dispatch.plan dispatch.reference
  dispatch.status dispatch_worklist.stage feed_entry.kind feed_entry.subject_kind hold.reason hub.code hub.name hub_role.role
  hub_role.source hub_site.source hub_site.standing idempotency.operation inbox.subscriber invitation.roles item.base_unit
  item.category item.code item.commodity_group item.hs_code item.temperature_class item_hs_code.hs_code item_hs_code.source
  item_name.name item_name.search item_packing.source item_shelf_life.source item_stability.rule item_stability.source lane.mode
  lane.source leg.status location.code location.kind location.temperature_class manifest_line.item_class
  manifest_line.lot manifest_line.problem_code manifest_line.problem_column manifest_line.temperature_class
  manifest_mapping.fingerprint manifest_mapping.mapping manifest_upload.delimiter manifest_upload.encoding manifest_upload.kind
  manifest_upload.mapping manifest_upload.mapping_source manifest_upload.problem_code manifest_upload.problem_message
  manifest_upload.sha256 manifest_upload.state membership.roles organisation.code
  organisation.kind organisation.name organisation.status outbox.kind outbox.name outbox.request_id outbox_delivery.subscriber
  place.code place.kind place.name place.note place.search place.time_zone pledge.reference queue_pulse.queue receipt_closing.totals
  receipt_explanation.kind receipt_explanation.reason rejected_scan.code
  request.reference request.status request.urgency request_worklist.urgency schema_migration.name share.role
  share.subject_kind shift.end_reason timer.kind transport.delay_reason transport.direction transport.mode transport.number
  transport.status transport.temperature_classes transport_identifier.kind transport_identifier.number
  transport_identifier.problem unit.temperature_class unit_event_code.name unit_worklist.stage`.split(/\s+/);

let database: string;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => dropDatabase(database));

const columns = () =>
  asSuperuser(
    async (client) =>
      (
        await client.query(
          `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND a.attnum > 0 AND NOT a.attisdropped
              AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'varchar'::regtype, 'text[]'::regtype) ORDER BY 1`,
        )
      ).rows.map(({ name }) => name as string),
    database,
  );

it('every text column of the database is known to be personal or not, and by whom it is erased', async () => {
  const lists = [...Object.keys(WRITTEN), ...TOLD, ...OWN, ...SEALED, ...IMPERSONAL];
  expect([...lists].sort()).toEqual(await columns());
});

it('what names a person is taken as it stands, not as a pattern', async () => {
  const matches = (text: string, ...names: string[]) =>
    asSuperuser(
      async (client) => (await client.query('SELECT $1 ~* $2 AS hit', [text, patternOf(names)])).rows[0].hit,
    );
  expect(await matches('ask A.B+c@Example.org', 'a.b+c@example.org')).toBe(true);
  expect(await matches('ask axb+c@example.org', 'a.b+c@example.org')).toBe(false);
  expect(await matches('(Zoë) O’Hara-Ng [x]', 'nobody@example.org', 'Zoë) O’Hara')).toBe(true);
});
