import { COLUMNS_DIFFER } from './receiving.refusals.js';
import type { SentScan } from './scan-reader.js';

/** A batch of scans by columns. `kinds`, `locations` and `captureMethods` hold one value a scan, or one for all. */
export interface ScanColumns {
  readonly clientKeys: readonly string[];
  readonly data: readonly string[];
  readonly occurredAt: readonly string[];
  readonly kinds: readonly SentScan['kind'][];
  readonly locations?: readonly (string | null)[] | null;
  readonly captureMethods?: readonly ('SCAN' | 'MANUAL')[] | null;
}

const OF_EACH = ['data', 'occurredAt'] as const;
const OF_ALL_OR_EACH = ['kinds', 'locations', 'captureMethods'] as const;

/**
 * The scans that the columns hold, in their order: the same batch as its list of objects, so that a repetition
 * may come in either form.
 * @throws Refused COLUMNS_DIFFER
 */
export function scansOf(columns: ScanColumns): SentScan[] {
  const count = columns.clientKeys.length;
  for (const name of OF_EACH) checkLength(name, columns[name].length, [count]);
  for (const name of OF_ALL_OR_EACH) {
    const column = columns[name];
    if (column) checkLength(name, column.length, [1, count]);
  }
  const kindOf = valueAt(columns.kinds);
  const locationOf = valueAt(columns.locations ?? [null]);
  const methodOf = valueAt(columns.captureMethods ?? ['SCAN' as const]);
  return columns.clientKeys.map((clientKey, i) => ({
    clientKey,
    kind: kindOf(i),
    data: columns.data[i] as string,
    occurredAt: columns.occurredAt[i] as string,
    location: locationOf(i),
    captureMethod: methodOf(i),
  }));
}

function checkLength(name: string, length: number, allowed: readonly number[]): void {
  if (allowed.includes(length)) return;
  throw COLUMNS_DIFFER.because(
    `clientKeys has ${allowed.at(-1)} values, and ${name} ${length}: no scan may be left without its own.`,
    name,
  );
}

function valueAt<T>(column: readonly T[]): (index: number) => T {
  return column.length === 1 ? () => column[0] as T : (index) => column[index] as T;
}
