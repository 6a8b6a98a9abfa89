/**
 * What a symbology identifier (ISO/IEC 15424, the ]xm that a scanner may send first) says of the data behind it.
 * GS1: element strings. RETAIL: the bare digits of an EAN or UPC. ITF: digits, fourteen of them are a GTIN.
 * PLAIN: anything else, GS1 has no say in it.
 */
export type SymbolContent = 'GS1' | 'RETAIL' | 'ITF' | 'PLAIN';

export interface Symbology {
  /** As sent, as in ]C1. */
  identifier: string;
  content: SymbolContent;
  /** Digits of the GTIN that it carries; of RETAIL and ITF only. */
  gtinLength?: number;
}

const SYMBOLOGIES: Readonly<Record<string, Omit<Symbology, 'identifier'>>> = {
  ']C1': { content: 'GS1' }, // GS1-128
  ']d2': { content: 'GS1' }, // GS1 DataMatrix
  ']Q3': { content: 'GS1' }, // GS1 QR Code
  ']e0': { content: 'GS1' }, // GS1 DataBar, composite
  ']J1': { content: 'GS1' }, // GS1 DotCode
  ']E0': { content: 'RETAIL', gtinLength: 13 }, // EAN-13, UPC-A, UPC-E, sent as 13 digits
  ']E4': { content: 'RETAIL', gtinLength: 8 }, // EAN-8
  ']I0': { content: 'ITF', gtinLength: 14 }, // ITF-14, its check digit not looked at by the scanner
  ']I1': { content: 'ITF', gtinLength: 14 },
};

const IDENTIFIER_LENGTH = 3;

/** The symbology identifier at `position`, or undefined when the scanner sent none. Case matters: ]D2 is not ]d2. */
export function symbologyAt(data: string, position: number): Symbology | undefined {
  const identifier = data.slice(position, position + IDENTIFIER_LENGTH);
  if (!/^\][A-Za-z][0-9A-Za-z]$/.test(identifier)) return undefined;
  return { identifier, ...(SYMBOLOGIES[identifier] ?? { content: 'PLAIN' }) };
}
