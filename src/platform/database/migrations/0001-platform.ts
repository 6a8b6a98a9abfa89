import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clock, idempotency, outbox, inbox, dead letters, timers. */
export class Platform1000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOCK);
    await runner.query(IDEMPOTENCY);
    await runner.query(MAINTENANCE);
    await runner.query(OUTBOX);
    await runner.query(TIMERS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A demo hub has a clock of its own: hub time = hub_anchor + (real time - real_anchor) * rate. No row: real time.
 * hub_now() is cut to milliseconds, the precision of every stored time, so that what is read back is equal.
 */
const CLOCK = `
CREATE TABLE clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  real_anchor timestamptz(3) NOT NULL,
  hub_anchor timestamptz(3) NOT NULL,
  rate double precision NOT NULL CHECK (rate >= 0)
);
CREATE FUNCTION hub_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT date_trunc('milliseconds', coalesce(
    (SELECT hub_anchor + (clock_timestamp() - real_anchor) * rate FROM clock),
    clock_timestamp()))
$$;`;

/**
 * Uniqueness across partitions comes from the advisory lock that idempotency_claim takes: a second request
 * with the same key waits for the first one's commit and then reads its outcome.
 */
const IDEMPOTENCY = `
CREATE TABLE idempotency (
  organisation_id int NOT NULL,
  actor_id int NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  operation text NOT NULL,
  fingerprint bytea NOT NULL,
  outcome jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, actor_id, key, created_at)
) PARTITION BY RANGE (created_at);
CREATE TABLE idempotency_rest PARTITION OF idempotency DEFAULT;
CREATE FUNCTION idempotency_claim(p_organisation int, p_actor int, p_key text)
RETURNS TABLE (operation text, fingerprint bytea, outcome jsonb) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(p_organisation || ':' || p_actor || ':' || p_key, 20200313));
  RETURN QUERY SELECT i.operation, i.fingerprint, i.outcome FROM idempotency i
    WHERE i.organisation_id = p_organisation AND i.actor_id = p_actor AND i.key = p_key
    ORDER BY i.created_at DESC LIMIT 1;
END $$;`;

/**
 * Makes the weekly partitions of the next five weeks and drops those that ended before the kept days.
 * SECURITY DEFINER: the worker may keep house without being allowed to create or drop anything else.
 */
const MAINTENANCE = `
CREATE FUNCTION hub_maintain_partitions(p_kept_days int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  week date;
  partition_name text;
  old record;
  changed int := 0;
BEGIN
  FOR i IN 0..5 LOOP
    week := date_trunc('week', now() AT TIME ZONE 'UTC')::date + 7 * i;
    partition_name := 'idempotency_' || to_char(week, 'IYYY"w"IW');
    IF to_regclass(partition_name) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF idempotency FOR VALUES FROM (%L) TO (%L)',
          partition_name, week::text || ' 00:00+00', (week + 7)::text || ' 00:00+00');
        changed := changed + 1;
      EXCEPTION WHEN check_violation THEN
        NULL; -- rows of that week stand in the default partition already: they stay there
      END;
    END IF;
  END LOOP;
  FOR old IN
    SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
     WHERE h.inhparent = 'idempotency'::regclass AND c.relname ~ '^idempotency_[0-9]{4}w[0-9]{2}$'
       AND to_date(substr(c.relname, 13), 'IYYY"w"IW') + 7 < (now() - make_interval(days => greatest(p_kept_days, 7)))::date
  LOOP
    EXECUTE format('DROP TABLE %I', old.relname);
    changed := changed + 1;
  END LOOP;
  DELETE FROM idempotency_rest WHERE created_at < now() - make_interval(days => greatest(p_kept_days, 7));
  RETURN changed;
END $$;
SELECT hub_maintain_partitions(30);`;

/**
 * A job or an event is a row written in the transaction of its cause. outbox_delivery is the worklist of what is
 * not done, one row a message and subscriber: sent_at is null until the relay has handed it to a queue. inbox is
 * the fence: one row a message and subscriber, written in the transaction of the effect.
 *
 * The hint wakes the relay. A NOTIFY makes commits wait for one another on a lock of the whole server, so of
 * several open transactions only one gives the hint; the relay's polling finds the rows of the others.
 *
 * inbox_claim begins every delivery. As one statement of Node's it was planned anew for each job, which took
 * longer than running it.
 */
const OUTBOX = `
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('command', 'event')),
  name text NOT NULL,
  payload jsonb NOT NULL,
  request_id text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  relayed_at timestamptz(3)
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE relayed_at IS NULL;
CREATE FUNCTION outbox_hint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_try_advisory_xact_lock(hashtextextended('hub_outbox', 20200313)) THEN
    PERFORM pg_notify('hub_outbox', '');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_hint AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_hint();
CREATE TABLE outbox_delivery (
  outbox_id uuid NOT NULL,
  subscriber text NOT NULL,
  attempt int NOT NULL DEFAULT 1 CHECK (attempt >= 1),
  sent_at timestamptz(3),
  PRIMARY KEY (outbox_id, subscriber)
);
CREATE INDEX outbox_delivery_unsent ON outbox_delivery (outbox_id) WHERE sent_at IS NULL;
CREATE INDEX outbox_delivery_sent ON outbox_delivery (sent_at) WHERE sent_at IS NOT NULL;
CREATE TABLE inbox (
  outbox_id uuid NOT NULL,
  subscriber text NOT NULL,
  attempt int NOT NULL,
  done_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (outbox_id, subscriber)
);
CREATE TABLE dead_letter (
  id uuid PRIMARY KEY,
  outbox_id uuid NOT NULL,
  subscriber text NOT NULL,
  name text NOT NULL,
  payload jsonb NOT NULL,
  request_id text NOT NULL,
  attempt int NOT NULL,
  reason text NOT NULL,
  died_at timestamptz(3) NOT NULL DEFAULT now(),
  retried_at timestamptz(3),
  retried_by int,
  UNIQUE (outbox_id, subscriber, attempt)
);
CREATE INDEX dead_letter_waiting ON dead_letter (id) WHERE retried_at IS NULL;
CREATE FUNCTION inbox_claim(
  p_outbox_id uuid, p_subscriber text, p_attempt int,
  OUT name text, OUT payload jsonb, OUT request_id text, OUT age_seconds float8, OUT dead boolean, OUT fresh boolean
) LANGUAGE plpgsql AS $$
BEGIN
  SELECT o.name, o.payload, o.request_id, extract(epoch FROM now() - o.created_at)
    INTO name, payload, request_id, age_seconds FROM outbox o WHERE o.id = p_outbox_id;
  IF NOT FOUND THEN RETURN; END IF;
  fresh := false;
  dead := EXISTS (SELECT FROM dead_letter l
                   WHERE l.outbox_id = p_outbox_id AND l.subscriber = p_subscriber AND l.attempt = p_attempt);
  IF dead THEN RETURN; END IF;
  INSERT INTO inbox (outbox_id, subscriber, attempt) VALUES (p_outbox_id, p_subscriber, p_attempt)
    ON CONFLICT DO NOTHING;
  fresh := FOUND;
  DELETE FROM outbox_delivery d WHERE d.outbox_id = p_outbox_id AND d.subscriber = p_subscriber;
END $$;
CREATE TABLE queue_pulse (
  queue text PRIMARY KEY,
  seen_at timestamptz(3) NOT NULL,
  taken_at timestamptz(3),
  waiting int,
  waiting_since timestamptz(3)
);`;

/**
 * Due times are rows. When one passes without a report, OVERDUE is all that is written. try_after (real time)
 * keeps a timer whose handler fails from standing in the way of the others.
 */
const TIMERS = `
CREATE TABLE timer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  subject uuid NOT NULL,
  due_at timestamptz(3) NOT NULL,
  fired_at timestamptz(3),
  failures int NOT NULL DEFAULT 0,
  try_after timestamptz(3),
  UNIQUE (kind, subject)
);
CREATE INDEX timer_due ON timer (due_at) WHERE fired_at IS NULL;`;
