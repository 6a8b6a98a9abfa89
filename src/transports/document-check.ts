import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { parseTransportDocument, type TransportDocumentKind } from '../standards/transport-document.js';
import type { TransportMode } from './transport.lifecycle.js';

/** The papers that goods on such a vehicle travel under; the first one is meant when none is named. */
const KINDS: Readonly<Record<TransportMode, readonly [TransportDocumentKind, ...TransportDocumentKind[]]>> = {
  AIR: ['AWB', 'HAWB'],
  ROAD: ['CMR'],
  RAIL: ['CIM', 'SMGS', 'CIM_SMGS'],
};

export interface StatedDocument {
  readonly mode: TransportMode;
  readonly documentKind?: TransportDocumentKind | null | undefined;
  readonly document?: string | null | undefined;
  readonly documentOverrideReason?: string | null | undefined;
}

export interface CheckedDocument {
  readonly documentKind: TransportDocumentKind | null;
  readonly document: string | null;
  readonly documentOverrideReason: string | null;
}

/**
 * Reads the number of a transport document. Real papers carry wrong numbers: with a reason one is recorded as
 * it is written. The reason is kept only where it was needed.
 * @throws Refused INVALID_INPUT with the field
 */
export function checkDocument(stated: StatedDocument): CheckedDocument {
  const { mode, document, documentOverrideReason: reason } = stated;
  const documentKind = stated.documentKind ?? KINDS[mode][0];
  if (!KINDS[mode].includes(documentKind)) {
    throw INVALID_INPUT.because(`Goods do not travel by ${mode} under a ${documentKind}.`, 'documentKind');
  }
  if (!document) {
    if (reason)
      throw INVALID_INPUT.because(
        'There is no document that the reason could be about.',
        'documentOverrideReason',
      );
    return { documentKind: null, document: null, documentOverrideReason: null };
  }
  const parsed = parseTransportDocument(documentKind, document);
  if (parsed.ok) return { documentKind, document: parsed.value, documentOverrideReason: null };
  if (reason) return { documentKind, document: document.trim(), documentOverrideReason: reason };
  throw INVALID_INPUT.because(
    `${parsed.message} If the paper really says so, give a documentOverrideReason.`,
    'document',
  );
}
