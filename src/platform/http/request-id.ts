import { newId } from '../ids/ids.js';

/** What we take over from a caller or a proxy: printable, short, nothing that could break a log line. */
const SANE = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,127}$/;

export const REQUEST_ID_HEADER = 'x-request-id';

/** The caller's own request id when it is sane, or a new time-ordered one. */
export function requestIdFrom(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && SANE.test(header) ? header : newId();
}
