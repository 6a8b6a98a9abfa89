import { parseAwb } from './awb.js';
import { parseRailNote, parseRoadNote } from './consignment-note.js';
import type { Parsed } from './parsed.js';

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

/**
 * Reads the number of a transport document: of an air waybill with its check digit, of the notes of road and rail
 * by their form. A forwarder numbers his air waybills as he likes.
 */
export function parseTransportDocument(kind: TransportDocumentKind, text: string): Parsed<string> {
  return READERS[kind](text);
}

const READERS: Readonly<Record<TransportDocumentKind, (text: string) => Parsed<string>>> = {
  AWB: parseAwb,
  HAWB: parseRoadNote,
  CMR: parseRoadNote,
  CIM: parseRailNote,
  SMGS: parseRailNote,
  CIM_SMGS: parseRailNote,
};
