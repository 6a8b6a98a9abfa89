import { parallelArrays, type Query } from '../platform/database/reference-loader.js';

type Rows = readonly (readonly unknown[])[];

const ITEMS = `unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::bool[])
               WITH ORDINALITY AS n (public_id, code, category, hs_code, hs_year, temperature_class, base_unit, medicine, ord)`;

export async function addItems(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item (public_id, code, category, hs_code, hs_year, temperature_class, base_unit, medicine)
     SELECT public_id, code, category, hs_code, hs_year, temperature_class, base_unit, medicine
       FROM ${ITEMS} WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.code = n.code) ORDER BY ord`,
    parallelArrays(rows),
  );
}

/** The unit that quantities count never changes: the quantities that were written would mean something else. */
export async function mendItems(query: Query, rows: Rows): Promise<void> {
  await query(
    `UPDATE item i
        SET category = n.category, hs_code = n.hs_code, hs_year = n.hs_year,
            temperature_class = n.temperature_class, medicine = n.medicine
       FROM ${ITEMS}
      WHERE i.code = n.code
        AND (i.category, i.hs_code, i.hs_year, i.temperature_class, i.medicine)
            IS DISTINCT FROM (n.category, n.hs_code, n.hs_year, n.temperature_class, n.medicine)`,
    parallelArrays(rows),
  );
}

export async function mendNames(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO item_name AS i (item_id, language, name)
     SELECT item.id, n.language, n.name FROM unnest($1::text[], $2::text[], $3::text[]) AS n (code, language, name)
       JOIN item ON item.code = n.code
     ON CONFLICT (item_id, language) DO UPDATE SET name = excluded.name WHERE i.name <> excluded.name`,
    parallelArrays(rows),
  );
}
