const REFERENCE = 'Reference data, the same for everybody; written by migrate.';
const QUEUE =
  'Messages to the workers: names and ids, no facts. The grants are narrow, and no operation shows them.';

/** Tables without row-level security, each with the reason. A table that is neither here nor behind a wall fails a test. */
export const OPEN_TABLES: Readonly<Record<string, string>> = {
  clock: 'The time of the hub.',
  rate_allowance: 'What callers have left to spend, by the digest of who they are; gone with a restart.',
  demo_step: 'What the player of a demo has done. There is none outside of the embedded database.',
  history_anchor:
    'Digests of anchor lines: counts of streams and events, and no facts. Only the worker writes them.',
  history_anchored: 'Up to which sequence a stream was anchored. Only the worker reads and writes it.',
  customs_rule: REFERENCE,
  gateway: REFERENCE,
  hub: REFERENCE,
  hub_role: REFERENCE,
  hub_site: REFERENCE,
  item: REFERENCE,
  item_hs_code: REFERENCE,
  item_name: REFERENCE,
  item_packing: REFERENCE,
  item_shelf_life: REFERENCE,
  item_stability: REFERENCE,
  lane: REFERENCE,
  place: REFERENCE,
  unit_event_code: REFERENCE,
  unit_move: REFERENCE,
  outbox: QUEUE,
  outbox_delivery: QUEUE,
  inbox: QUEUE,
  dead_letter: `${QUEUE} Administrators of hubs read these, whichever hub's work it was: the queues are the installation's.`,
  queue_pulse: 'How many jobs wait in which queue.',
  timer: QUEUE,
  schema_migration: 'Which migrations were run. Only the owner and the auditor may read it.',
  sign_in_failure: 'Counts by the digest of an address, whoever has it: nobody there has signed in.',
};
