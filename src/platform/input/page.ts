import { z } from 'zod';
import { isUuid } from '../ids/ids.js';
import { INVALID_INPUT } from '../refusals/platform.refusals.js';
import { isMoment } from './times.js';

/** What a caller may ask of a list. Both are optional in the API. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A checked request for one page, for a store: read `limit` rows that come after `after`, in the list's order. */
export interface Page<Key> {
  readonly first: number;
  /** One more than the page holds: the extra row tells that there are more. */
  readonly limit: number;
  /** The key of the row before the page; null for the first page. */
  readonly after: Key | null;
}

/** One page of rows, each with the opaque cursor that asks for what comes after it. */
export interface Slice<Row> {
  readonly items: readonly { readonly row: Row; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export const LARGEST_PAGE = 100;
export const USUAL_PAGE = 20;

/** The key of a list in the order of time-ordered ids (uuidv7). */
export const idKey = z.tuple([z.string().refine(isUuid)]);

/** The key of a list in the order of a timestamp (ISO 8601) and an id: keep both in the ORDER BY. */
export const timeAndIdKey = z.tuple([z.string().refine(isMoment), z.string().refine(isUuid)]);

/** The key of a list in the order of a sequence number, as text because it may be a bigint. */
export const sequenceKey = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/**
 * @param key what the list is ordered by, as an array of texts and numbers
 * @throws Refused INVALID_INPUT with the field `first` or `after`
 */
export function pageOf<Key>(request: PageRequest, key: z.ZodType<Key>): Page<Key> {
  const first = request.first ?? USUAL_PAGE;
  if (!Number.isInteger(first) || first < 1 || first > LARGEST_PAGE) {
    throw INVALID_INPUT.because(`\`first\` must be between 1 and ${LARGEST_PAGE}.`, 'first');
  }
  const after = request.after === null || request.after === undefined ? null : readCursor(request.after, key);
  return { first, limit: first + 1, after };
}

/** Cuts the extra row off and gives every row its cursor. */
export function sliceOf<Row>(
  rows: readonly Row[],
  page: Page<unknown>,
  keyOf: (row: Row) => readonly unknown[],
): Slice<Row> {
  return {
    items: rows.slice(0, page.first).map((row) => ({ row, cursor: cursorOf(keyOf(row)) })),
    hasNextPage: rows.length > page.first,
    hasPreviousPage: page.after !== null,
  };
}

export function cursorOf(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor<Key>(cursor: string, key: z.ZodType<Key>): Key {
  const parsed = key.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw INVALID_INPUT.because(
    '`after` is not a cursor of this list. Use an `endCursor` that it gave.',
    'after',
  );
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
