/** SQLSTATE of a database error, looked for in TypeORM's wrapper and in the error itself. */
export function sqlState(problem: unknown): string | undefined {
  const error = problem as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = error?.driverError?.code ?? error?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The constraint that refused a row, if one did. */
export function constraintOf(problem: unknown): string | undefined {
  const error = problem as { constraint?: string; driverError?: { constraint?: string } } | null;
  return error?.driverError?.constraint ?? error?.constraint;
}

/** A deadlock or a serialization failure: the same transaction may succeed when run again. */
export function mayBeRunAgain(problem: unknown): boolean {
  return ['40P01', '40001'].includes(sqlState(problem) ?? '');
}

/** Somebody held a lock for longer than `lock_timeout`. */
export function isLockTimeout(problem: unknown): boolean {
  return sqlState(problem) === '55P03';
}

const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Postgres cannot be reached, or went away in the middle. Nothing can be said of the transaction's fate. */
export function isUnreachable(problem: unknown): boolean {
  const state = sqlState(problem) ?? '';
  if (NO_CONNECTION.has(state) || state.startsWith('08')) return true;
  const message = problem instanceof Error ? problem.message : '';
  // The last one is TypeORM's word for a connection that broke between two statements of a transaction.
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Query runner already released/i.test(
    message,
  );
}
