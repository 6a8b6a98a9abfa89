import { type ScanProblem, scanWarning } from '../decoded-scan.js';
import { readGs1Date } from '../gs1-date.js';
import type { FoundElement } from './found-element.js';

const LOT = '10';
const EXPIRY = '17';

/**
 * A lot that ends in 17 and a date has probably swallowed the expiry behind it: scanners that are set up
 * wrongly drop the separator, and the pallet would be booked under a lot that does not exist, without expiry.
 * It may also be the lot's real name, hence a warning. A symbol that has its expiry elsewhere is above suspicion.
 */
export function suspectSeparators(found: readonly FoundElement[], referenceYear: number): ScanProblem[] {
  if (found.some(({ identifier }) => identifier.ai === EXPIRY)) return [];
  return found.flatMap((element) => {
    const swallowed = /.17([0-9]{6})$/.exec(element.value)?.[1];
    if (element.identifier.ai !== LOT || !swallowed || !readGs1Date(swallowed, referenceYear).ok) return [];
    const offset = element.verbatim ? element.value.length - swallowed.length - EXPIRY.length : 0;
    const message = `The lot ends like an expiry, (17)${swallowed}: a separator may have been lost.`;
    return [scanWarning('SEPARATOR_SUSPECTED', element.valuePosition + offset, message)];
  });
}
