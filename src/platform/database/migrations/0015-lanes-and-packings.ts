import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How goods get from place to place, what they need at a border, and how supply items are packed and kept. */
export class LanesAndPackings1000000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACES);
    await runner.query(LANES);
    await runner.query(BORDERS);
    await runner.query(ITEMS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** search: names and codes without marks and capitals; migrate writes it with the rest of the reference data. */
const PLACES = `
ALTER TABLE place
  ADD COLUMN icao char(4),
  ADD COLUMN gauges smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN note text,
  ADD COLUMN search text NOT NULL DEFAULT '';
ALTER TABLE place DROP CONSTRAINT place_kind_check;
ALTER TABLE place ADD CONSTRAINT place_kind_check
  CHECK (kind IN ('AIRPORT', 'RAIL_TERMINAL', 'BORDER_STATION', 'CITY'));
CREATE TABLE hub_site (
  hub_id smallint NOT NULL,
  place_id int NOT NULL,
  since date NOT NULL,
  until date,
  standing text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (hub_id, place_id, since),
  CONSTRAINT hub_site_standing_check CHECK (standing IN ('SOURCED', 'UNCONFIRMED'))
);`;

/**
 * A lane is reference data; what a hub knows better is a row beside it, of which one at most holds at a time. The
 * others are its history.
 */
const LANES = `
CREATE TABLE lane (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  from_id int NOT NULL,
  to_id int NOT NULL,
  mode text NOT NULL,
  great_circle_kilometres int NOT NULL,
  route_kilometres int,
  hours_least int,
  hours_most int,
  source text NOT NULL,
  CONSTRAINT lane_public_id_key UNIQUE (public_id),
  CONSTRAINT lane_way_key UNIQUE (from_id, to_id, mode),
  CONSTRAINT lane_mode_check CHECK (mode IN ('AIR', 'RAIL', 'ROAD')),
  CONSTRAINT lane_hours_check CHECK
    (hours_least IS NULL AND hours_most IS NULL OR hours_least > 0 AND hours_least <= hours_most)
);
CREATE TABLE lane_override (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hub_id smallint NOT NULL,
  lane_id int NOT NULL,
  hours_least int NOT NULL,
  hours_most int NOT NULL,
  route_kilometres int,
  reason text NOT NULL,
  since timestamptz(3) NOT NULL,
  until timestamptz(3),
  reset_reason text,
  CONSTRAINT lane_override_hours_check CHECK (hours_least > 0 AND hours_least <= hours_most)
);
CREATE UNIQUE INDEX lane_override_live ON lane_override (hub_id, lane_id) WHERE until IS NULL;
CREATE INDEX lane_override_lane ON lane_override (hub_id, lane_id, id);`;

/** No rule for a day means that nobody knows, and is answered so. */
const BORDERS = `
CREATE TABLE gateway (
  country char(2) NOT NULL,
  place_id int NOT NULL,
  neighbour boolean NOT NULL,
  PRIMARY KEY (country, place_id)
);
CREATE TABLE customs_rule (
  country char(2) NOT NULL,
  since date NOT NULL,
  until date,
  regime text NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL,
  PRIMARY KEY (country, since),
  CONSTRAINT customs_rule_regime_check CHECK (regime IN ('UNION', 'COMMON_TRANSIT', 'EXPORT_TIR', 'EXPORT')),
  CONSTRAINT customs_rule_period_check CHECK (until >= since)
);`;

/**
 * Packings, codes, shelf lives and stability change: each row has its days. Nothing that was written of goods
 * points to them: quantities are in base units, and what was known on a day is asked for that day.
 */
const ITEMS = `
ALTER TABLE item ADD COLUMN commodity_group text NOT NULL DEFAULT 'PREVENTION_AND_CONTROL';
ALTER TABLE item_name ADD COLUMN search text NOT NULL DEFAULT '';
CREATE TABLE item_hs_code (
  item_id int NOT NULL,
  hs_year smallint NOT NULL,
  hs_code text NOT NULL,
  since date NOT NULL,
  until date,
  source text NOT NULL,
  PRIMARY KEY (item_id, hs_year, hs_code)
);
CREATE TABLE item_packing (
  item_id int NOT NULL,
  units_per_carton int NOT NULL,
  since date NOT NULL,
  until date,
  units_per_box int,
  cartons_per_pallet int,
  gtin char(14),
  source text NOT NULL,
  PRIMARY KEY (item_id, units_per_carton, since),
  CONSTRAINT item_packing_sizes_check
    CHECK (units_per_carton > 0 AND units_per_box > 0 AND cartons_per_pallet > 0 AND units_per_carton % units_per_box = 0),
  CONSTRAINT item_packing_period_check CHECK (until >= since)
);
CREATE TABLE item_shelf_life (
  item_id int NOT NULL,
  since date NOT NULL,
  until date,
  days int NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (item_id, since),
  CONSTRAINT item_shelf_life_days_check CHECK (days > 0),
  CONSTRAINT item_shelf_life_period_check CHECK (until >= since)
);
CREATE TABLE item_stability (
  item_id int NOT NULL,
  since date NOT NULL,
  number smallint NOT NULL,
  until date,
  lowest smallint NOT NULL,
  highest smallint NOT NULL,
  hours int,
  rule text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (item_id, since, number),
  CONSTRAINT item_stability_range_check CHECK (lowest < highest),
  CONSTRAINT item_stability_hours_check CHECK (hours >= 0),
  CONSTRAINT item_stability_period_check CHECK (until >= since)
);`;
