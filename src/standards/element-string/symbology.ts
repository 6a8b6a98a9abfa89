/**
 * What a symbology identifier (ISO/IEC 15424, the ]xm that a scanner may send first) says of the data behind it.
 * GS1: element strings. RETAIL: the bare digits of an EAN or UPC. PLAIN: anything else, GS1 has no say in it.
 */
export type SymbolContent = 'GS1' | 'RETAIL' | 'PLAIN';

export interface Symbology {
  /** As sent, as in ]C1. */
  identifier: string;
  content: SymbolContent;
}

const CONTENTS: Readonly<Record<string, SymbolContent>> = {
  ']C1': 'GS1', // GS1-128
  ']d2': 'GS1', // GS1 DataMatrix
  ']Q3': 'GS1', // GS1 QR Code
  ']e0': 'GS1', // GS1 DataBar, composite
  ']J1': 'GS1', // GS1 DotCode
  ']E0': 'RETAIL', // EAN-13, UPC-A, UPC-E, sent as 13 digits
  ']E4': 'RETAIL', // EAN-8
};

const IDENTIFIER_LENGTH = 3;

/** The symbology identifier at `position`, or undefined when the scanner sent none. Case matters: ]D2 is not ]d2. */
export function symbologyAt(data: string, position: number): Symbology | undefined {
  const identifier = data.slice(position, position + IDENTIFIER_LENGTH);
  if (!/^\][A-Za-z][0-9A-Za-z]$/.test(identifier)) return undefined;
  return { identifier, content: CONTENTS[identifier] ?? 'PLAIN' };
}
