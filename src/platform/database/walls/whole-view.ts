import { SettingsProblem } from '../../settings/settings.js';
import type { Query } from '../reference-loader.js';

/**
 * Tables of which this role may be shown less than all rows. Asked of the catalogue and not by counting: a table
 * without visible rows looks like an empty one.
 */
const PARTLY_SEEN = `
  SELECT c.relname AS name FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND row_security_active(c.oid)
     AND (EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive)
       OR NOT EXISTS (
          SELECT FROM pg_policy p
           WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('r', '*')
             AND pg_get_expr(p.polqual, p.polrelid) = 'true'
             AND EXISTS (SELECT FROM unnest(p.polroles) AS r (role) WHERE r.role = 0 OR pg_has_role(r.role, 'USAGE'))))
   ORDER BY 1`;

/**
 * Who checks or copies a whole installation must see all of it: half of the rows are easily in order.
 * @throws SettingsProblem naming the tables
 */
export async function refusePartialView(query: Query): Promise<void> {
  const tables = (await query(PARTLY_SEEN, [])) as { name: string }[];
  if (tables.length === 0) return;
  const [who] = (await query('SELECT current_user AS role', [])) as { role: string }[];
  throw new SettingsProblem(
    `DATABASE_URL: ${who?.role} does not see every row of ${tables.map(({ name }) => name).join(', ')}, so that it ` +
      'can neither check nor copy them. Run `npm run migrate` as the owner of the database.',
  );
}
