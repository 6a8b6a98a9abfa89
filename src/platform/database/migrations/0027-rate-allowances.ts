import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where API processes share what each caller may still ask for, when there is no Redis. */
export class RateAllowances1000000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Not logged: what a crash takes from it is the count of a minute.
    await runner.query(`
      CREATE UNLOGGED TABLE rate_allowance (
        payer bytea NOT NULL CONSTRAINT rate_allowance_pkey PRIMARY KEY,
        whole_at timestamptz NOT NULL
      ) WITH (fillfactor = 50)`);
    await runner.query('CREATE INDEX rate_allowance_whole ON rate_allowance (whole_at)');
    await runner.query(DRAW);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * drawFrom of platform/rates, for one payer at a time. A missing row is a whole allowance. With each new payer some
 * rows are cleared away that say no more than that.
 */
const DRAW = `
CREATE FUNCTION rate_draw(
  p_payer bytea, p_points int, p_seconds float8, p_least int, p_most int,
  OUT granted int, OUT wait_milliseconds float8)
LANGUAGE plpgsql AS $$
DECLARE
  each float8 := p_seconds / p_points;
  owed float8;
  moment timestamptz;
  whole timestamptz;
BEGIN
  INSERT INTO rate_allowance (payer, whole_at) VALUES (p_payer, clock_timestamp()) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    DELETE FROM rate_allowance WHERE payer IN (
      SELECT r.payer FROM rate_allowance r WHERE r.whole_at < clock_timestamp() - interval '1 minute'
       ORDER BY r.whole_at LIMIT 10 FOR UPDATE SKIP LOCKED);
  END IF;
  SELECT r.whole_at INTO whole FROM rate_allowance r WHERE r.payer = p_payer FOR UPDATE;
  moment := clock_timestamp();
  owed := greatest(extract(epoch FROM coalesce(whole, moment) - moment)::float8, 0);
  granted := least(floor(p_points - owed / each + 0.000001)::int, p_most);
  wait_milliseconds := 0;
  IF granted < p_least THEN
    granted := 0;
    wait_milliseconds := 1000 * (owed - (p_points - p_least) * each);
    RETURN;
  END IF;
  INSERT INTO rate_allowance (payer, whole_at) VALUES (p_payer, moment + make_interval(secs => owed + granted * each))
    ON CONFLICT (payer) DO UPDATE SET whole_at = EXCLUDED.whole_at;
END $$`;
