import { newId } from '../platform/ids/ids.js';
import type { NewAudit } from './audit.js';
import type { AuditRow } from './audit.store.js';
import { AUDITED } from './canonical.js';
import { Capture } from './event.js';
import { eventName } from './event-codes.js';
import { type KeptWords, keep, Words, type WordsReference } from './words.js';

/** What of an event may hold words and an audit entry. */
export interface Recordable {
  readonly code: number;
  readonly streamId: string;
  readonly clientKey?: string;
  readonly capture?: number;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly audit?: NewAudit;
}

/** In these, people write what they like. A reason may also be a code. */
const WRITTEN = ['note', 'reason', 'overrideReason'];
const CODE = /^[A-Z][A-Z_]*$/;

/** Takes what people wrote, and what an audit trail keeps, out of events before they are appended. */
export class Recording {
  private readonly kept = new Map<Words, KeptWords>();
  readonly audits: AuditRow[] = [];

  get words(): KeptWords[] {
    return [...this.kept.values()];
  }

  /** The event as it is appended. @param organisationId of whoever acts */
  take<Event extends Recordable>(event: Event, organisationId: number): Event {
    const { audit, ...rest } = event;
    const detail = event.detail && this.withoutWords(event.detail);
    const bare = { ...rest, ...(detail ? { detail } : {}) } as Event;
    return audit ? this.audited(bare, audit, organisationId) : bare;
  }

  private withoutWords(detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(detail).map(([name, value]) => {
        refuseWritten(name, value);
        return [name, this.lifted(value)];
      }),
    );
  }

  /** Words may also stand deeper: what was before, and what is after. */
  private lifted(value: unknown): unknown {
    if (value instanceof Words) return this.reference(value);
    if (Array.isArray(value)) return value.map((one) => this.lifted(one));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.lifted(one)]));
  }

  private reference(words: Words): WordsReference {
    const known = this.kept.get(words) ?? keep(words);
    this.kept.set(words, known);
    return { words: known.words, digest: known.digest };
  }

  private audited<Event extends Recordable>(event: Event, audit: NewAudit, acting: number): Event {
    const { subjectKind, subject, before = null, after = null, reason = null } = audit;
    const clientKey = event.clientKey ?? newId();
    this.audits.push({
      ...{ streamId: event.streamId, clientKey, act: eventName(event.code) },
      ...{ subjectKind, subject, before, after, organisationId: audit.organisationId ?? acting },
      reason: reason && this.reference(reason),
    });
    return { ...event, clientKey, capture: (event.capture ?? Capture.SYSTEM) | AUDITED };
  }
}

/** A text that stands in an event can never be erased. */
function refuseWritten(name: string, value: unknown): void {
  if (typeof value !== 'string' || !WRITTEN.includes(name)) return;
  if (name !== 'note' && CODE.test(value)) return;
  throw new Error(`The detail ${name} of an event is free text: give it as Words`);
}
