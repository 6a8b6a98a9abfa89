import type { ApplicationRole } from './roles.js';

type Rights = 'select' | 'insert' | 'update' | 'delete';
type Grant = Partial<Record<ApplicationRole, readonly Rights[]>>;

const READ = ['select'] as const;
const APPEND = ['select', 'insert'] as const;
const CHANGE = ['select', 'insert', 'update'] as const;
const ALL = ['select', 'insert', 'update', 'delete'] as const;

/**
 * What each role may do with each table, and nothing else. Applied anew by every migrate: what is not named
 * here is revoked. The auditor reads everything and changes nothing.
 */
export const TABLE_GRANTS: Readonly<Record<string, Grant>> = {
  // The worker's part is for a demo, whose clock waits until a step is played; no other hub has a row here.
  clock: { api: READ, worker: ['select', 'update'], relay: READ },
  demo_step: { worker: ['select', 'update'] },
  // The worker's part is for the simulated carrier of a demo, which reports like anybody else.
  idempotency: { api: APPEND, worker: APPEND },
  idempotency_rest: { api: APPEND, worker: APPEND },
  outbox: { api: APPEND, worker: APPEND, relay: ['select', 'update', 'delete'] },
  outbox_delivery: { worker: ['select', 'delete'], relay: ALL, api: APPEND },
  inbox: { api: READ, worker: APPEND, relay: ['select', 'delete'] },
  dead_letter: { api: ['select', 'update'], worker: CHANGE, relay: ['select', 'delete'] },
  queue_pulse: { api: READ, worker: CHANGE },
  timer: { api: ALL, worker: ALL },
  actor: { api: APPEND, worker: APPEND },
  stream: { api: CHANGE, worker: CHANGE },
  stream_append: { api: APPEND, worker: APPEND },
  event: { api: APPEND, worker: APPEND },
  event_detail: { api: APPEND, worker: APPEND },
  audit_entry: { api: APPEND, worker: APPEND },
  // Only the owner erases: `hub erase-person`.
  words: { api: APPEND, worker: APPEND },
  history_anchor: { worker: APPEND },
  history_anchored: { worker: CHANGE },
  place: { api: READ, worker: READ },
  hub: { api: READ, worker: READ },
  places_hub_view: { api: READ, worker: READ },
  hub_role: { api: READ, worker: READ },
  item: { api: READ, worker: READ },
  item_name: { api: READ, worker: READ },
  organisation: { api: CHANGE, worker: READ },
  member: { api: CHANGE, worker: READ },
  membership: { api: CHANGE },
  sign_in_failure: { api: ALL },
  rate_allowance: { api: ALL },
  session: { api: ALL },
  refresh_token: { api: ALL },
  api_key: { api: CHANGE },
  member_identity: { api: APPEND },
  share: { api: CHANGE, worker: CHANGE },
  invitation: { api: CHANGE, worker: ['select', 'update'] },
  password_reset: { api: ALL, worker: ['select', 'update'] },
  badge: { api: ALL },
  shift: { api: CHANGE },
  feed_head: { api: READ, worker: CHANGE },
  feed_entry: { api: READ, worker: APPEND },
  // The worker sweeps what came to nothing; FOR UPDATE needs the right to update.
  attachment: { api: ALL, worker: ['select', 'update', 'delete'] },
  transport: { api: CHANGE, worker: CHANGE },
  transport_identifier: { api: CHANGE, worker: READ },
  transport_stop: { api: CHANGE, worker: CHANGE },
  transports_status_view: { api: READ, worker: READ },
  consignment: { api: CHANGE, worker: CHANGE },
  consignments_donor_view: { api: READ, worker: READ },
  // The worker's part is for recipients that turn out to be organisations that the hub knows.
  consignment_recipient: { api: ALL, worker: ALL },
  consignment_transport: { api: ALL, worker: READ },
  consignment_portion: { api: ALL, worker: ALL },
  consignment_item: { api: CHANGE, worker: READ },
  pledge: { api: CHANGE, worker: READ },
  pledge_line: { api: ALL, worker: ALL },
  pledge_item: { api: CHANGE },
  unit_event_code: { api: READ, worker: READ },
  unit_move: { api: READ, worker: READ },
  location: { api: APPEND, worker: READ },
  unit: { api: APPEND, worker: APPEND },
  unit_state: { api: CHANGE, worker: CHANGE },
  unit_worklist: { api: ALL, worker: ALL },
  rejected_scan: { api: APPEND },
  content_line: { api: CHANGE, worker: READ },
  unit_nesting: { api: ALL, worker: READ },
  posting: { api: APPEND, worker: READ },
  units_books_view: { api: READ, worker: READ },
  consignments_books_view: { api: READ, worker: READ },
  hold: { api: CHANGE, worker: CHANGE },
  recall: { api: CHANGE, worker: READ },
  receipt_explanation: { api: APPEND, worker: READ },
  receipt_closing: { api: CHANGE, worker: READ },
  acceptance_exception: { api: APPEND, worker: APPEND },
  acceptance_failure: { api: APPEND, worker: APPEND },
  temperature_logger: { api: CHANGE, worker: READ },
  temperature_reading: { api: APPEND, worker: READ },
  temperature_watch: { api: CHANGE, worker: READ },
  temperature_alarm: { api: CHANGE },
  dispatch: { api: CHANGE, worker: CHANGE },
  dispatch_worklist: { api: ALL, worker: ALL },
  dispatch_line: { api: CHANGE, worker: CHANGE },
  leg: { api: CHANGE, worker: CHANGE },
  proof_of_delivery: { api: APPEND, worker: READ },
  delivered_line: { api: APPEND, worker: READ },
  hub_site: { api: READ, worker: READ },
  lane: { api: READ, worker: READ },
  lane_override: { api: CHANGE, worker: READ },
  gateway: { api: READ, worker: READ },
  customs_rule: { api: READ, worker: READ },
  item_hs_code: { api: READ, worker: READ },
  item_packing: { api: READ, worker: READ },
  item_shelf_life: { api: READ, worker: READ },
  item_stability: { api: READ, worker: READ },
  hub_numbering: { api: CHANGE, worker: READ },
  print_job: { api: APPEND, worker: ['select', 'update'] },
  manifest_upload: { api: ALL, worker: ALL },
  manifest_line: { api: READ, worker: ALL },
  manifest_mapping: { api: CHANGE, worker: READ },
  unit_label: { api: APPEND, worker: READ },
  request: { api: CHANGE, worker: CHANGE },
  request_line: { api: ALL, worker: CHANGE },
  request_worklist: { api: ALL, worker: ALL },
};

/** Functions that only some roles may run. Everything else that is not SECURITY DEFINER is for all. */
export const FUNCTION_GRANTS: Readonly<Record<string, readonly ApplicationRole[]>> = {
  'hub_maintain_partitions(int)': ['worker'],
};
