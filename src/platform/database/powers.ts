/** Predefined roles that let their members leave the database, or change rows that were not granted. */
const BEYOND = [
  'pg_write_all_data',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_execute_server_program',
];

/**
 * What a role of the hub may that it should not, in words; its own and what it is a member of, because a member may
 * become the other role (SET ROLE) at any time. $1 is the role's name; no row when there is none.
 */
export const POWERS = `
SELECT r.rolname AS role, array_remove(ARRAY[
         CASE WHEN r.rolsuper THEN 'is a superuser' END,
         CASE WHEN r.rolbypassrls THEN 'bypasses row-level security' END,
         CASE WHEN r.rolcreaterole THEN 'may make roles' END,
         CASE WHEN r.rolcreatedb THEN 'may make databases' END,
         CASE WHEN r.rolreplication THEN 'may replicate' END,
         CASE WHEN NOT r.rolsuper AND EXISTS (
           SELECT FROM (SELECT DISTINCT relowner AS id FROM pg_class) o WHERE pg_has_role(r.oid, o.id, 'MEMBER')
         ) THEN 'owns tables or may act as their owner' END,
         CASE WHEN has_schema_privilege(r.oid, 'public', 'CREATE') AND NOT r.rolsuper THEN 'may create tables' END,
         CASE WHEN has_database_privilege(r.oid, current_database(), 'CREATE') AND NOT r.rolsuper
           THEN 'may create schemas' END,
         CASE WHEN NOT r.rolsuper AND EXISTS (
           SELECT FROM pg_roles b WHERE b.rolname IN (${BEYOND.map((name) => `'${name}'`).join(', ')})
              AND pg_has_role(r.oid, b.oid, 'MEMBER')
         ) THEN 'may reach beyond its tables' END
       ], NULL) AS powers
  FROM pg_roles r WHERE r.rolname = $1`;

export interface Powers {
  readonly role: string;
  readonly powers: readonly string[];
}
