import { parseAwb } from './awb.js';
import { accepted, commonFault, type Parsed, refused } from './parsed.js';

/**
 * The paper under which goods travel: air waybill of the airline (AWB) or of a forwarder (HAWB), road
 * consignment note (CMR), rail consignment note west of Brest (CIM), east of it (SMGS), or of both (CIM_SMGS).
 */
export const TransportDocumentKind = {
  AWB: 'AWB',
  HAWB: 'HAWB',
  CMR: 'CMR',
  CIM: 'CIM',
  SMGS: 'SMGS',
  CIM_SMGS: 'CIM_SMGS',
} as const;
export type TransportDocumentKind = (typeof TransportDocumentKind)[keyof typeof TransportDocumentKind];

/** UN/EDIFACT gives a document number 35 characters; no carrier prints more. */
const LONGEST_NUMBER = 35;

/**
 * Reads the number of a transport document. Only the AWB has a check digit; of the others no form is agreed
 * on, so that anything printable of up to 35 characters is taken.
 */
export function parseTransportDocument(kind: TransportDocumentKind, text: string): Parsed<string> {
  if (kind === TransportDocumentKind.AWB) return parseAwb(text);
  const number = text.trim();
  const fault = commonFault(number, 'document number');
  if (fault) return fault;
  if (number.length > LONGEST_NUMBER) {
    return refused('WRONG_LENGTH', `A document number has at most ${LONGEST_NUMBER} characters.`);
  }
  if (/\p{C}/u.test(number))
    return refused('WRONG_CHARACTERS', 'The document number has invisible characters.');
  return accepted(number);
}
