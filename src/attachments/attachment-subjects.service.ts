import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import type { AttachmentPurpose } from './attachment.lifecycle.js';

export interface AttachedFact {
  readonly attachmentId: string;
  readonly purpose: AttachmentPurpose;
  readonly contentType: string;
  readonly bytes: number;
}

/** What a feature says of files that belong to its things. The transaction has the principal. */
export interface AttachmentSubject {
  /** Stands in rows and in addresses, such as `dispatch`. */
  readonly kind: string;
  /**
   * Whether a file may be attached to it now, by this principal.
   * @returns its internal id
   * @throws Refused NOT_FOUND for a foreign one as for none, FORBIDDEN, or what its rules say
   */
  admit(tx: Transaction, publicId: string, purpose: AttachmentPurpose): Promise<string>;
  /** The file is kept: writes it into the history. In the same transaction, after `admit`. */
  attached(tx: Transaction, publicId: string, fact: AttachedFact): Promise<void>;
  /** Whether the principal may see its files. */
  shows(tx: Transaction, subjectId: string): Promise<boolean>;
}

/** Features above say what files may belong to; this one knows ids only. */
@Injectable()
export class AttachmentSubjects {
  private readonly byKind = new Map<string, AttachmentSubject>();

  /** At the start. @throws Error a kind that is taken */
  add(subject: AttachmentSubject): void {
    if (this.byKind.has(subject.kind)) throw new Error(`Files of a ${subject.kind} have two owners`);
    this.byKind.set(subject.kind, subject);
  }

  /** @throws Refused NOT_FOUND */
  of(kind: string): AttachmentSubject {
    const subject = this.byKind.get(kind);
    if (!subject) throw NOT_FOUND.because(`Nothing is attached to a ${kind.slice(0, 40)}.`, 'subject');
    return subject;
  }
}
