/**
 * Conditions of policies. The principal is read once a statement, as a subquery without a reference to a row
 * (an InitPlan), and a setting that is not there is null: whoever has not said who he is sees and writes nothing.
 */
const setting = (name: string) => `nullif(current_setting('hub.${name}', true), '')`;

export const KIND = `(SELECT ${setting('kind')})`;
/** As it was set, with 0 for nobody's: what history and idempotency write. */
export const WRITER = `(SELECT ${setting('organisation')}::int)`;
export const ORGANISATION = `(SELECT nullif(${setting('organisation')}, '0')::int)`;
export const HUB = `(SELECT nullif(${setting('hub')}, '0')::smallint)`;
export const ACTOR = `(SELECT nullif(${setting('actor')}, '0')::int)`;

/** Somebody acts, whoever it is: for what tells nothing of any organisation. */
export const SOMEBODY = `${KIND} IS NOT NULL`;
export const SIGNED_IN = `${ORGANISATION} IS NOT NULL`;

export const isKind = (...kinds: readonly string[]) =>
  `${KIND} IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;

export const either = (...conditions: readonly string[]) => `(${conditions.join(' OR ')})`;
export const both = (...conditions: readonly string[]) => `(${conditions.join(' AND ')})`;

export const ofHub = (column = 'hub_id') => `${column} = ${HUB}`;
export const ofOrganisation = (column = 'organisation_id') => `${column} = ${ORGANISATION}`;

/**
 * There is such a row, and it may be seen: the policies of the other table hold inside as well. A subquery for one
 * value, since Postgres plans every EXISTS inside an expression twice, and one inside another four times.
 */
export const seen = (table: string, condition: string) =>
  `(SELECT true FROM ${table} WHERE ${condition} LIMIT 1)`;

/**
 * A live share in a subject. Whether it has ended is asked, not what time it is: hub time can be set back, and what
 * was shared before would be out of sight.
 */
export function shared(kind: string, subject: string, ...roles: readonly string[]): string {
  const role = roles.length > 0 ? ` AND s.role IN (${roles.map((name) => `'${name}'`).join(', ')})` : '';
  return seen(
    'share s',
    `s.subject_kind = '${kind}' AND s.subject_id = ${subject} AND s.organisation_id = ${ORGANISATION} AND s.until IS NULL${role}`,
  );
}

/** The principal's own organisation, or one that its hub entered. */
export const administered = (column: string) =>
  either(
    ofOrganisation(column),
    seen('organisation o', `o.id = ${column} AND o.registered_by = ${ORGANISATION} AND ${HUB} IS NOT NULL`),
  );
