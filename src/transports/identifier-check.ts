import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import {
  isDocument,
  parseTransportIdentifier,
  TransportIdentifierKind,
} from '../standards/transport-identifier.js';
import { IdentifierFault, type TransportMode } from './transport.lifecycle.js';
import { WRONG_IDENTIFIER } from './transport.refusals.js';

/** What travels with such a vehicle; the first one is the paper that is meant when none is named. */
const KINDS: Readonly<
  Record<TransportMode, readonly [TransportIdentifierKind, ...TransportIdentifierKind[]]>
> = {
  AIR: ['AWB', 'HAWB', 'ULD', 'SEAL'],
  // Road feeders carry the load devices of the aircraft that they feed.
  ROAD: ['CMR', 'CONTAINER', 'ULD', 'SEAL'],
  RAIL: ['CIM', 'SMGS', 'CIM_SMGS', 'CONTAINER', 'SEAL'],
};

export interface StatedIdentifier {
  readonly kind: TransportIdentifierKind;
  readonly number: string;
  readonly overrideReason?: string | null | undefined;
}

/** How the caller's input names the parts: a refusal says which one it is about. */
export interface IdentifierFields {
  readonly kind: string;
  readonly number: string;
  readonly overrideReason: string;
}

export interface CheckedIdentifier {
  readonly kind: TransportIdentifierKind;
  readonly number: string;
  readonly problem: IdentifierFault | null;
}

/** The paper that goods on such a vehicle travel under when nobody names its kind. */
export function usualDocument(mode: TransportMode): TransportIdentifierKind {
  return KINDS[mode][0];
}

/**
 * Reads a number by the rules of its kind. Real papers carry wrong numbers: with a reason one is taken as it is
 * written, and what is wrong with it is answered.
 * @throws Refused INVALID_INPUT, WRONG_IDENTIFIER, each with the field
 */
export function checkIdentifier(
  mode: TransportMode,
  { kind, number, overrideReason }: StatedIdentifier,
  fields: IdentifierFields,
): CheckedIdentifier {
  if (!KINDS[mode].includes(kind)) throw INVALID_INPUT.because(strangerSentence(mode, kind), fields.kind);
  const parsed = parseTransportIdentifier(kind, number);
  if (parsed.ok) return { kind, number: parsed.value, problem: null };
  const problem = Object.values(IdentifierFault).find((fault) => fault === parsed.code);
  const printable = !/\p{C}/u.test(number.trim());
  if (!problem || !printable) throw INVALID_INPUT.because(parsed.message, fields.number);
  if (overrideReason) return { kind, number: number.trim(), problem };
  const advice = `If it is really written so, give ${fields.overrideReason}.`;
  throw WRONG_IDENTIFIER.because(`${parsed.message} ${advice}`, fields.number);
}

function strangerSentence(mode: TransportMode, kind: TransportIdentifierKind): string {
  return isDocument(kind)
    ? `Goods do not travel by ${mode} under a ${kind}.`
    : `No ${kind} travels by ${mode}.`;
}
