import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What loggers read beside pallets, and what it meant for them. */
export class ColdChain1000000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOGGERS);
    await runner.query(ALARMS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A reading belongs to its logger, whatever pallet it stood with: a moment of a logger has one temperature, in hundredths
 * of a degree Celsius. `temperature_watch` says which pallets the readings of a time stand for; one row a file and pallet.
 */
const LOGGERS = `
CREATE TABLE temperature_logger (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hub_id smallint NOT NULL REFERENCES hub (id),
  code text NOT NULL,
  CONSTRAINT temperature_logger_code_key UNIQUE (hub_id, code)
);
CREATE TABLE temperature_reading (
  logger_id bigint NOT NULL REFERENCES temperature_logger (id),
  at timestamptz(3) NOT NULL,
  centicelsius int NOT NULL CONSTRAINT temperature_reading_possible_check CHECK (centicelsius BETWEEN -27315 AND 10000),
  PRIMARY KEY (logger_id, at)
);
CREATE TABLE temperature_watch (
  unit_id bigint NOT NULL REFERENCES unit (id),
  logger_id bigint NOT NULL REFERENCES temperature_logger (id),
  since timestamptz(3) NOT NULL,
  until timestamptz(3) NOT NULL,
  PRIMARY KEY (unit_id, logger_id, since),
  CONSTRAINT temperature_watch_order_check CHECK (since <= until)
);`;

/** One row an alarm, however it grew with later readings: it opened a hold once. */
const ALARMS = `
CREATE TABLE temperature_alarm (
  unit_id bigint NOT NULL REFERENCES unit (id),
  logger_id bigint NOT NULL REFERENCES temperature_logger (id),
  side text NOT NULL CONSTRAINT temperature_alarm_side_check CHECK (side IN ('ABOVE', 'BELOW')),
  began_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  extreme_centicelsius int NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  PRIMARY KEY (unit_id, logger_id, side, began_at)
);`;
