/** What the scans of this run have left on disk: run after recordScans. */
export const eventSize = {
  name: 'bytes per event, with indexes and its share of the append rows',
  unit: 'bytes',
  aim: '190',
  lowerIsBetter: true,
  async run({ pool }) {
    await pool.query('VACUUM ANALYZE event');
    const { rows } = await pool.query(
      `SELECT pg_total_relation_size('event')::float AS event, pg_total_relation_size('stream_append')::float AS append,
              pg_relation_size('event')::float AS heap, (SELECT count(*)::int FROM event) AS events`,
    );
    const [size] = rows;
    return {
      ours: (size.event + size.append) / size.events,
      bound: size.heap / size.events,
      rounds: [],
      events: size.events,
    };
  },
};

export const hotShare = {
  name: 'HOT share of updates of unit states',
  unit: 'share',
  aim: '0.95',
  async run({ pool }) {
    // A unit that moves on has a row that was updated before: check, then locate, what recordScans has received.
    await pool.query('SELECT pg_stat_force_next_flush()');
    const { rows } = await pool.query(
      `SELECT n_tup_upd::float AS updates, n_tup_hot_upd::float AS hot FROM pg_stat_user_tables WHERE relname = 'unit_state'`,
    );
    return { ours: rows[0].hot / rows[0].updates, bound: 1, rounds: [], updates: rows[0].updates };
  },
};
