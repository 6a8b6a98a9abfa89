import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { idempotencyKey } from '../platform/input/text.js';
import type { Principal } from '../platform/principal/principal.js';
import { KEY_REUSED } from '../platform/refusals/platform.refusals.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { LocationsService } from '../units/locations.service.js';
import {
  BATCH_TOO_LARGE,
  CLIENT_KEY_REUSED,
  CONTRADICTS_STATUS,
  NO_HUB,
  NOTHING_NEW,
} from './receiving.refusals.js';
import {
  type BatchOutcome,
  RecordScansStore,
  type RejectedScan,
  type StoredBatch,
} from './record-scans.store.js';
import { ScanActs, type ScanAnswer } from './scan-acts.service.js';
import { cardedLocations, inOrder, underCards } from './scan-cards.js';
import { isObserved, type ObservedKind } from './scan-kind.lifecycle.js';
import { type ReadScan, readScan, type SentScan } from './scan-reader.js';

export const LARGEST_BATCH = 500;

type ObservedScan = SentScan & { readonly kind: ObservedKind };

const ANSWERS: Readonly<Record<string, Omit<ScanAnswer, 'clientKey'>>> = {
  A: { status: 'ACCEPTED', code: null, message: null },
  D: { status: 'DUPLICATE', code: NOTHING_NEW.code, message: 'Known already: nothing changed.' },
  C: {
    status: 'CONFLICT',
    code: CONTRADICTS_STATUS.code,
    message: 'Kept, but it contradicts what the hub knows: somebody must look.',
  },
  K: {
    status: 'CONFLICT',
    code: CLIENT_KEY_REUSED.code,
    message: 'This client key stands for another scan. Scan again.',
  },
};

/** Batches of scans from one device: safe to repeat, to shuffle and to interleave with others'. */
@Injectable()
export class RecordScansService {
  constructor(
    private readonly store: RecordScansStore,
    private readonly locations: LocationsService,
    private readonly work: UnitOfWork,
    private readonly acts: ScanActs,
  ) {}

  /**
   * Records 1 to 500 scans, each with its own outcome, in the order in which they were sent. Good scans are
   * kept whatever is wrong with others of the batch.
   * @throws Refused NO_HUB, BATCH_TOO_LARGE, KEY_REUSED, BUSY
   */
  async record(principal: Principal, key: string, scans: readonly SentScan[]): Promise<ScanAnswer[]> {
    if (principal.hubId === 0) throw NO_HUB.because('Only members and devices of a hub record scans.');
    if (scans.length === 0 || scans.length > LARGEST_BATCH) {
      throw BATCH_TOO_LARGE.because(
        `A batch has 1 to ${LARGEST_BATCH} scans; this one has ${scans.length}.`,
        'scans',
      );
    }
    validated(idempotencyKey, key);
    const body = bodyFingerprint(scans);
    return allObserved(scans)
      ? this.observe(principal, key, body, scans)
      : this.mixed(principal, key, body, scans);
  }

  /** What was seen first, in one statement, whatever order it came in; then the acts, as the device did them. */
  private async mixed(
    principal: Principal,
    key: string,
    body: Buffer,
    sent: readonly SentScan[],
  ): Promise<ScanAnswer[]> {
    const places = await this.locations.idsByCode(this.work, principal, cardedLocations(sent));
    const scans = underCards(sent, (code) => places.has(code));
    const observed = scans.filter(isObservedScan);
    const seen = await this.observe(principal, key, body, observed);
    const answers = new Map<SentScan, ScanAnswer>();
    observed.forEach((scan, place) => {
      answers.set(scan, seen[place] as ScanAnswer);
    });
    for (const scan of inOrder(scans.filter((one) => !isObserved(one.kind))))
      answers.set(scan, await this.acts.do(principal, key, scan));
    return scans.map((scan) => answers.get(scan) as ScanAnswer);
  }

  private async observe(
    principal: Principal,
    key: string,
    body: Buffer,
    scans: readonly ObservedScan[],
  ): Promise<ScanAnswer[]> {
    const { good, rejected, positions } = await this.read(principal, scans);
    const stored = await this.store.record(principal, key, body, good, rejected);
    return answers(scans, positions, checked(stored, body));
  }

  private async read(principal: Principal, scans: readonly ObservedScan[]) {
    const codes = [...new Set(scans.flatMap(({ location }) => (location ? [location] : [])))];
    const locations = codes.length
      ? await this.locations.idsByCode(this.work, principal, codes)
      : new Map<string, number>();
    const year = new Date().getUTCFullYear();
    const good: ReadScan[] = [];
    const rejected: RejectedScan[] = [];
    const positions: number[] = [];
    scans.forEach((scan, position) => {
      const read = readScan(scan, locations, year);
      if ('problem' in read)
        rejected.push({ position, clientKey: scan.clientKey, raw: scan.data, ...read.problem });
      else positions[good.push(read) - 1] = position;
    });
    return { good, rejected, positions };
  }
}

function isObservedScan<Scan extends SentScan>(scan: Scan): scan is Scan & ObservedScan {
  return isObserved(scan.kind);
}

function allObserved(scans: readonly SentScan[]): scans is readonly ObservedScan[] {
  return scans.every(isObservedScan);
}

function checked({ stored_operation, stored_fingerprint, outcome }: StoredBatch, body: Buffer): BatchOutcome {
  if (
    stored_operation !== null &&
    !(stored_operation === 'recordScans' && stored_fingerprint?.equals(body))
  ) {
    throw KEY_REUSED.because(
      `The idempotency key was used before for ${stored_operation} with another body.`,
      'idempotencyKey',
    );
  }
  if (outcome.refusal)
    throw new Refused(outcome.refusal.code, outcome.refusal.message, outcome.refusal.field);
  if (!outcome.ids) throw new Error('A batch without an outcome');
  return outcome.ids;
}

/**
 * Puts the letters back to the scans that they belong to. `positions` says where in the batch each readable
 * scan stood; on a replay it is what is stored that counts: the rejected ones are known by their places.
 */
function answers(
  scans: readonly SentScan[],
  positions: readonly number[],
  { letters, rejected }: BatchOutcome,
): ScanAnswer[] {
  const refused = new Map(rejected.map((problem) => [problem.position, problem]));
  const order =
    positions.length === letters.length ? positions : scans.map((_, i) => i).filter((i) => !refused.has(i));
  const letterAt = new Map(order.map((position, i) => [position, letters[i] ?? 'A']));
  return scans.map(({ clientKey }, position) => {
    const problem = refused.get(position);
    if (problem) return { clientKey, status: 'REJECTED', code: problem.code, message: problem.message };
    return { clientKey, ...(ANSWERS[letterAt.get(position) ?? 'A'] as Omit<ScanAnswer, 'clientKey'>) };
  });
}

/** Over the members in one fixed order: a batch is hashed often, and sorting its keys would cost more. */
function bodyFingerprint(scans: readonly SentScan[]): Buffer {
  const rows = scans.map((scan) => [
    scan.clientKey,
    scan.kind,
    scan.data,
    scan.occurredAt,
    scan.location ?? null,
    scan.captureMethod ?? null,
    // Only of acts: batches without any were always hashed so.
    ...(isObserved(scan.kind) ? [] : [scan.quantity ?? null, scan.contentLineId ?? null, scan.note ?? null]),
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest();
}
