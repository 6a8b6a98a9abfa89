import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where goods come from, stop and go to; what the goods are. */
export class PlacesAndCatalogue1000000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACES);
    await runner.query(CATALOGUE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A hub has a set of roles with dates, because the sources disagree and Dubai is both global and regional.
 * hub_open_stream: hubs are made by `migrate`, in SQL, and each needs its stream of the history.
 */
const PLACES = `
CREATE TABLE place (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  code text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('AIRPORT', 'RAIL_TERMINAL', 'CITY')),
  name text NOT NULL,
  country char(2) NOT NULL,
  iata char(3),
  un_locode char(5),
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  time_zone text NOT NULL
);
CREATE TABLE hub (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  place_id int NOT NULL,
  stream_id bigint NOT NULL
);
CREATE TABLE hub_role (
  hub_id smallint NOT NULL,
  role text NOT NULL CHECK (role IN ('GLOBAL', 'REGIONAL')),
  since date NOT NULL,
  until date,
  source text NOT NULL,
  PRIMARY KEY (hub_id, role, since)
);
CREATE FUNCTION hub_open_stream(p_hub uuid) RETURNS bigint LANGUAGE sql AS $$
  INSERT INTO stream (kind, subject) VALUES ('hub', p_hub) RETURNING id
$$;
CREATE VIEW places_hub_view WITH (security_invoker = true) AS SELECT id AS hub_id, code FROM hub;`;

const CATALOGUE = `
CREATE TABLE item (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  code text NOT NULL UNIQUE,
  category text NOT NULL,
  hs_code text NOT NULL,
  hs_year smallint NOT NULL,
  temperature_class text NOT NULL CHECK (temperature_class IN ('AMB', 'CRT', 'ERT', 'COL', 'FRZ', 'ULT')),
  base_unit text NOT NULL,
  medicine boolean NOT NULL
);
CREATE TABLE item_name (
  item_id int NOT NULL,
  language char(2) NOT NULL CHECK (language IN ('fr', 'nl', 'de', 'en', 'zh')),
  name text NOT NULL,
  PRIMARY KEY (item_id, language)
);`;
