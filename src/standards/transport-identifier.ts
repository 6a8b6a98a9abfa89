import { formatAwb } from './awb.js';
import { formatContainerNumber, parseContainerNumber } from './container-number.js';
import type { Parsed } from './parsed.js';
import { parseSealNumber } from './seal-number.js';
import { parseTransportDocument, TransportDocumentKind } from './transport-document.js';
import { parseUldNumber } from './uld-number.js';

/** What with a number of its own travels with a vehicle: papers, and what they name. */
export const TransportIdentifierKind = {
  ...TransportDocumentKind,
  CONTAINER: 'CONTAINER',
  ULD: 'ULD',
  SEAL: 'SEAL',
} as const;
export type TransportIdentifierKind = (typeof TransportIdentifierKind)[keyof typeof TransportIdentifierKind];

/** Reads a number by the rules of its kind. @returns the normal form, or why it is none */
export function parseTransportIdentifier(kind: TransportIdentifierKind, text: string): Parsed<string> {
  if (isDocument(kind)) return parseTransportDocument(kind, text);
  if (kind === 'CONTAINER') return parseContainerNumber(text);
  return kind === 'ULD' ? parseUldNumber(text) : parseSealNumber(text);
}

/** As it is printed or painted; anything else than a good number stays as it is. */
export function formatTransportIdentifier(kind: TransportIdentifierKind, number: string): string {
  const parsed = parseTransportIdentifier(kind, number);
  if (!parsed.ok) return number;
  if (kind === 'AWB') return formatAwb(parsed.value);
  return kind === 'CONTAINER' ? formatContainerNumber(parsed.value) : number;
}

export function isDocument(kind: TransportIdentifierKind): kind is TransportDocumentKind {
  return kind in TransportDocumentKind;
}
