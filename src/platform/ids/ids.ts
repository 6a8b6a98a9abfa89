import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A time-ordered UUID (RFC 9562, version 7): public ids, outbox ids, request ids. */
export function newId(): string {
  return v7();
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * SHA-256 over a canonical JSON form (keys sorted at every depth), so that two bodies that mean the
 * same have the same fingerprint whatever order their keys came in. Undefined members count as absent.
 */
export function fingerprint(body: unknown): Buffer {
  return createHash('sha256').update(canonical(body)).digest();
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
