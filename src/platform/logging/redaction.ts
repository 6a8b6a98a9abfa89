/** Members with such names are never written, whatever is in them. */
const SECRET_NAME = /authorization|cookie|password|passphrase|secret|token|credential|api[-_]?key|^pin$/i;

const CENSORED = '[redacted]';

/** Deeper members are not looked through: log lines are flat, and a cycle must not hang the process. */
const DEPTH = 6;

/** A copy of a log line's members without the secret ones. */
export function censored(members: Record<string, unknown>): Record<string, unknown> {
  return censor(members, DEPTH) as Record<string, unknown>;
}

function censor(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  // Serializers of pino see to errors.
  if (value instanceof Error) return value;
  if (depth === 0) return '[too deep]';
  if (Array.isArray(value)) return value.map((one) => censor(one, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) ? CENSORED : censor(member, depth - 1),
    ]),
  );
}

/**
 * The last gate, on the finished line: bearer tokens, JSON web tokens and passwords in addresses, wherever
 * they got in (the message of a driver's error, for one, may hold the whole connection string).
 */
export function scrubbed(line: string): string {
  return line
    .replace(/\b(Bearer)\s+[\w.~+/=-]{8,}/gi, `$1 ${CENSORED}`)
    .replace(/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, CENSORED)
    .replace(/(\w+:\/\/[^\s:/@"]*):[^\s@/"]+@/g, `$1:${CENSORED}@`);
}

/** SQLSTATE class 22: Postgres quotes the value that did not fit, which may be anybody's name. */
const QUOTES_VALUES = /^22/;

/** The message of an error without the values that Postgres quotes in it, for logs and dead letters. */
export function tellableMessage(error: Error): string {
  const { code } = error as Error & { code?: unknown };
  if (typeof code !== 'string' || !QUOTES_VALUES.test(code)) return error.message;
  return error.message.replace(/"[\s\S]*"/g, '"…"');
}

/**
 * What a log line says of an error. A list of what is allowed, because TypeORM hangs the statement's
 * parameters on its errors, and Postgres quotes the offending row in `detail`.
 */
export function describeProblem(problem: unknown): Record<string, unknown> {
  if (!(problem instanceof Error)) return { type: typeof problem, message: String(problem) };
  const { code, constraint, table, routine, cause } = problem as Error & Record<string, unknown>;
  const facts = { code, constraint, table, routine };
  return {
    type: problem.name,
    message: tellableMessage(problem),
    stack: problem.stack?.replace(problem.message, () => tellableMessage(problem)),
    ...Object.fromEntries(Object.entries(facts).filter(([, fact]) => typeof fact === 'string')),
    ...(cause instanceof Error ? { cause: describeProblem(cause) } : {}),
  };
}
