import { parallelArrays, type Query } from '../platform/database/reference-loader.js';

type Rows = readonly (readonly unknown[])[];

const ITEMS = `unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::bool[],
                      $9::text[])
               WITH ORDINALITY AS n (public_id, code, category, hs_code, hs_year, temperature_class, base_unit, medicine,
                                     commodity_group, ord)`;

export async function addItems(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item (public_id, code, category, hs_code, hs_year, temperature_class, base_unit, medicine, commodity_group)
     SELECT public_id, code, category, hs_code, hs_year, temperature_class, base_unit, medicine, commodity_group
       FROM ${ITEMS} WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.code = n.code) ORDER BY ord`,
    parallelArrays(rows),
  );
}

/** The unit that quantities count never changes: the quantities that were written would mean something else. */
export async function mendItems(query: Query, rows: Rows): Promise<void> {
  await query(
    `UPDATE item i
        SET category = n.category, hs_code = n.hs_code, hs_year = n.hs_year,
            temperature_class = n.temperature_class, medicine = n.medicine, commodity_group = n.commodity_group
       FROM ${ITEMS}
      WHERE i.code = n.code
        AND (i.category, i.hs_code, i.hs_year, i.temperature_class, i.medicine, i.commodity_group)
            IS DISTINCT FROM (n.category, n.hs_code, n.hs_year, n.temperature_class, n.medicine, n.commodity_group)`,
    parallelArrays(rows),
  );
}

export async function mendNames(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item_name AS i (item_id, language, name, search)
     SELECT item.id, n.language, n.name, n.search
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS n (code, language, name, search)
       JOIN item ON item.code = n.code
     ON CONFLICT (item_id, language) DO UPDATE SET name = excluded.name, search = excluded.search
       WHERE (i.name, i.search) IS DISTINCT FROM (excluded.name, excluded.search)`,
    parallelArrays(rows),
  );
}

/** The days of a row may be mended; a row that no longer ships stays as it was. */
export async function mendHsCodes(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item_hs_code AS h (item_id, hs_year, hs_code, since, until, source)
     SELECT i.id, n.hs_year, n.hs_code, n.since, n.until, n.source
       FROM unnest($1::text[], $2::smallint[], $3::text[], $4::date[], $5::date[], $6::text[])
              AS n (code, hs_year, hs_code, since, until, source) JOIN item i ON i.code = n.code
     ON CONFLICT (item_id, hs_year, hs_code) DO UPDATE SET since = excluded.since, until = excluded.until, source = excluded.source
       WHERE (h.since, h.until, h.source) IS DISTINCT FROM (excluded.since, excluded.until, excluded.source)`,
    parallelArrays(rows),
  );
}

export async function mendPackings(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item_packing AS p (item_id, units_per_carton, since, until, units_per_box, cartons_per_pallet, gtin, source)
     SELECT i.id, n.carton, n.since, n.until, n.box, n.pallet, n.gtin, n.source
       FROM unnest($1::text[], $2::int[], $3::date[], $4::date[], $5::int[], $6::int[], $7::text[], $8::text[])
              AS n (code, carton, since, until, box, pallet, gtin, source) JOIN item i ON i.code = n.code
     ON CONFLICT (item_id, units_per_carton, since) DO UPDATE
       SET until = excluded.until, units_per_box = excluded.units_per_box, gtin = excluded.gtin,
           cartons_per_pallet = excluded.cartons_per_pallet, source = excluded.source
       WHERE (p.until, p.units_per_box, p.cartons_per_pallet, p.gtin, p.source)
             IS DISTINCT FROM (excluded.until, excluded.units_per_box, excluded.cartons_per_pallet, excluded.gtin, excluded.source)`,
    parallelArrays(rows),
  );
}

export async function mendShelfLives(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item_shelf_life AS s (item_id, since, until, days, source)
     SELECT i.id, n.since, n.until, n.days, n.source
       FROM unnest($1::text[], $2::date[], $3::date[], $4::int[], $5::text[]) AS n (code, since, until, days, source)
       JOIN item i ON i.code = n.code
     ON CONFLICT (item_id, since) DO UPDATE SET until = excluded.until, days = excluded.days, source = excluded.source
       WHERE (s.until, s.days, s.source) IS DISTINCT FROM (excluded.until, excluded.days, excluded.source)`,
    parallelArrays(rows),
  );
}

export async function mendStability(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item_stability AS s (item_id, since, number, until, lowest, highest, hours, rule, source)
     SELECT i.id, n.since, n.number, n.until, n.lowest, n.highest, n.hours, n.rule, n.source
       FROM unnest($1::text[], $2::date[], $3::smallint[], $4::date[], $5::smallint[], $6::smallint[], $7::int[], $8::text[], $9::text[])
              AS n (code, since, number, until, lowest, highest, hours, rule, source) JOIN item i ON i.code = n.code
     ON CONFLICT (item_id, since, number) DO UPDATE
       SET until = excluded.until, lowest = excluded.lowest, highest = excluded.highest, hours = excluded.hours,
           rule = excluded.rule, source = excluded.source
       WHERE (s.until, s.lowest, s.highest, s.hours, s.rule, s.source) IS DISTINCT FROM
             (excluded.until, excluded.lowest, excluded.highest, excluded.hours, excluded.rule, excluded.source)`,
    parallelArrays(rows),
  );
}
