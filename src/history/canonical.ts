import { createHash } from 'node:crypto';

/** The first words of every stream's chain: another number is another format (docs/history.md). */
const FORMAT = 'liege-hub history 1';
/** Added to an event's capture number: an audit entry stands beside it. */
export const AUDITED = 256;
/** Bytes of an event's own hash that its append keeps, to name it when the seal is broken. */
export const MARK_BYTES = 2;

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function int64(value: string): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** Its length in bytes, then UTF-8; a text that is not there has the length -1. */
export function text(value: string | null): Buffer {
  if (value === null) return int32(-1);
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([int32(bytes.length), bytes]);
}

export interface StreamFacts {
  readonly id: string;
  readonly kind: string;
  /** UUID as it is written. */
  readonly subject: string;
  readonly hindsight: number;
}

/** What the first seal of a stream follows. */
export function startOf({ id, kind, subject, hindsight }: StreamFacts): Buffer {
  const uuid = Buffer.from(subject.replaceAll('-', ''), 'hex');
  return sha256(text(FORMAT), int64(id), text(kind), uuid, int32(hindsight));
}

export interface AuditFacts {
  readonly hubId: number;
  readonly organisationId: number;
  readonly act: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

export interface EventBytes {
  readonly sequence: number;
  readonly capture: number;
  /** The 60 bytes of its columns. */
  readonly columns: Buffer;
  /** As Postgres writes a jsonb. */
  readonly detail: string | null;
  readonly audit: AuditFacts | null;
}

/** An event's own hash: its columns, then what stands beside it. */
export function leafOf({ columns, capture, detail, audit }: EventBytes): Buffer {
  const parts = [columns];
  if (detail !== null) parts.push(Buffer.from('d'), text(detail));
  if (audit && (capture & AUDITED) !== 0) parts.push(...auditBytes(audit));
  return sha256(...parts);
}

function auditBytes(audit: AuditFacts): Buffer[] {
  const { hubId, organisationId, act, subjectKind, subject, before, after, reason } = audit;
  const texts = [act, subjectKind, subject, before, after, reason].map(text);
  return [Buffer.from('a'), int32(hubId), int32(organisationId), ...texts];
}

export interface AppendBytes {
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** All columns before the request's id, in order: 40 bytes. */
  readonly columns: Buffer;
  readonly requestId: string;
}

/** @param previous the seal before, or the stream's start */
export function sealOf(previous: Buffer, append: AppendBytes, leaves: readonly Buffer[]): Buffer {
  return sha256(previous, append.columns, text(append.requestId), ...leaves);
}
