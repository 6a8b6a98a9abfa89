import { Capture } from '../history/event.js';
import { isUuid } from '../platform/ids/ids.js';
import { isMoment } from '../platform/input/times.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { decodeScan, scannedValue } from '../standards/element-string.js';
import { hasValidGs1CheckDigit } from '../standards/gs1-check-digit.js';
import { SSCC_LENGTH } from '../standards/sscc.js';
import { UnitEvent } from '../units/unit.events.js';
import { UNKNOWN_LOCATION } from '../units/unit.refusals.js';
import { BAD_SCAN } from './receiving.refusals.js';
import type { ObservedKind, ScanKind } from './scan-kind.lifecycle.js';

/** One scan of a batch, as it was sent. */
export interface SentScan {
  readonly clientKey: string;
  readonly kind: ScanKind;
  readonly data: string;
  readonly occurredAt: string;
  readonly location?: string | null;
  readonly captureMethod?: 'SCAN' | 'MANUAL' | null;
  /** Base units, of a COUNT or of DAMAGE. */
  readonly quantity?: number | null;
  readonly contentLineId?: string | null;
  readonly note?: string | null;
}

const CODES: Readonly<Record<ObservedKind, number>> = {
  RECEIVE: UnitEvent.UNIT_RECEIVED,
  CHECK: UnitEvent.UNIT_CHECKED,
  LOCATE: UnitEvent.UNIT_LOCATED,
};

export interface ReadScan {
  readonly sscc: string;
  readonly code: number;
  readonly occurredAt: Date;
  readonly clientKey: string;
  readonly capture: number;
  readonly locationId: number;
  /** The original text, where the capture number alone does not bring it back. */
  readonly detail: { readonly raw: string } | null;
}

/** Why a scan could not be taken. */
export interface UnreadScan {
  readonly problem: { readonly code: string; readonly message: string };
}

/**
 * The usual spellings of a scanned SSCC. Which of them it was is added to the event's capture number (in
 * steps of 8), so that the original text is kept without storing it again.
 */
const SPELLINGS = ['', '00', ']C100', '(00)'];
const SPELLING_STEP = 8;
/** Which spelling a text of this length can be: no two are equally long. */
const SPELLING_OF_LENGTH = new Map(SPELLINGS.map((before, index) => [before.length + SSCC_LENGTH, index]));

/** The text that was scanned, from what is stored of it. */
export function originalText(sscc: string, capture: number, detail: { raw?: unknown } | null): string {
  if (typeof detail?.raw === 'string') return detail.raw;
  const spelling = SPELLINGS[Math.floor((capture % 64) / SPELLING_STEP) - 1];
  return `${spelling ?? ''}${sscc}`;
}

/** Reads one scan of a batch. Hand-written and without exceptions, because a batch has 500 of them. */
export function readScan(
  scan: SentScan & { readonly kind: ObservedKind },
  locations: ReadonlyMap<string, number>,
  referenceYear: number,
): ReadScan | UnreadScan {
  if (!isUuid(scan.clientKey)) return unread(INVALID_INPUT.code, 'The client key must be a UUID.');
  if (!isMoment(scan.occurredAt))
    return unread(INVALID_INPUT.code, 'The time must be like 2020-03-13T09:30:00Z.');
  const locationId = scan.location ? locations.get(scan.location) : 0;
  if (locationId === undefined)
    return unread(UNKNOWN_LOCATION.code, `This hub has no location ${scan.location}.`);
  if (scan.kind === 'LOCATE' && locationId === 0)
    return unread(UNKNOWN_LOCATION.code, 'A LOCATE scan needs a location.');
  const method = scan.captureMethod === 'MANUAL' ? Capture.MANUAL : Capture.SCAN;
  const read = readSscc(scan.data, referenceYear, method);
  if ('problem' in read) return read;
  // Spelled out: spreading `read` would cost more than all the rest.
  return {
    sscc: read.sscc,
    capture: read.capture,
    detail: read.detail,
    code: CODES[scan.kind],
    occurredAt: new Date(scan.occurredAt),
    clientKey: scan.clientKey.toLowerCase(),
    locationId,
  };
}

/** The SSCC of a scan, with how its original text is kept. */
export function readSscc(
  data: string,
  referenceYear: number,
  method: number = Capture.SCAN,
): Pick<ReadScan, 'sscc' | 'capture' | 'detail'> | UnreadScan {
  const usual = usualSpelling(data);
  if (usual)
    return { sscc: usual.sscc, capture: method + (usual.spelling + 1) * SPELLING_STEP, detail: null };
  const sscc = decodedSscc(data, referenceYear);
  return typeof sscc === 'string' ? { sscc, capture: method, detail: { raw: data } } : sscc;
}

/** Without a parser, because nearly every scan is one of these. The check digit is good of digits only. */
function usualSpelling(data: string): { sscc: string; spelling: number } | null {
  const spelling = SPELLING_OF_LENGTH.get(data.length);
  if (spelling === undefined || !data.startsWith(SPELLINGS[spelling] ?? '')) return null;
  const sscc = data.slice(-SSCC_LENGTH);
  return hasValidGs1CheckDigit(sscc) ? { sscc, spelling } : null;
}

function decodedSscc(data: string, referenceYear: number): string | UnreadScan {
  const decoded = decodeScan(data, { referenceYear });
  const sscc = scannedValue(decoded, '00');
  const [first] = decoded.problems.filter(({ severity }) => severity === 'ERROR');
  if (decoded.ok && sscc) return sscc;
  return unread(BAD_SCAN.code, first?.message ?? 'The scan has no SSCC (00): scan the pallet label.');
}

function unread(code: string, message: string): UnreadScan {
  return { problem: { code, message } };
}
