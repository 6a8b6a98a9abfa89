import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { RequestLine, SupplyRequest } from './request.entity.js';
import type { RequestChange } from './request.events.js';
import { type LineBalance, type RequestActor, type RequestMove, statusOf } from './request.lifecycle.js';
import { ABOVE_REQUESTED, NOT_REQUESTED } from './request.refusals.js';
import { RequestStore } from './request.store.js';
import { RequestJournal } from './request-journal.service.js';
import { RequestPartiesService } from './request-parties.service.js';

/** A quantity of one item, in base units, that is posted to a request. */
export interface Posting {
  readonly itemId: number;
  readonly quantity: number;
}

interface Verb {
  readonly move: RequestMove;
  readonly by: RequestActor;
  readonly change: RequestChange;
  readonly post: (line: LineBalance, quantity: number) => Omit<LineBalance, 'quantity'>;
}

const ALLOCATE: Verb = {
  move: 'ALLOCATE',
  by: 'ALLOCATION',
  change: 'ALLOCATED',
  post: ({ allocated, fulfilled }, quantity) => ({ allocated: allocated + quantity, fulfilled }),
};
const RELEASE: Verb = {
  move: 'RELEASE',
  by: 'ALLOCATION',
  change: 'RELEASED',
  post: ({ allocated, fulfilled }, quantity) => ({ allocated: allocated - quantity, fulfilled }),
};
const FULFIL: Verb = {
  move: 'FULFIL',
  by: 'DELIVERY',
  change: 'DELIVERED',
  post: ({ allocated, fulfilled }, quantity) => ({ allocated, fulfilled: fulfilled + quantity }),
};

/**
 * What upper features call when they allocate goods to a request, give them back, or hear that they were
 * delivered. All in the transaction of their act; whoever moves several requests locks their streams with
 * `history.lockHeads` first, at once. Who may allocate is asked above.
 */
@Injectable()
export class RequestBalancesService {
  constructor(
    private readonly store: RequestStore,
    private readonly journal: RequestJournal,
    private readonly parties: RequestPartiesService,
  ) {}

  /** Promises goods. @throws Refused REQUEST_CLOSED, NOT_REQUESTED, ABOVE_REQUESTED */
  allocate(tx: Transaction, request: SupplyRequest, postings: readonly Posting[]): Promise<SupplyRequest> {
    return this.post(tx, request, ALLOCATE, postings);
  }

  /** Takes a promise back, as far as it was not delivered. @throws Refused as allocate */
  release(tx: Transaction, request: SupplyRequest, postings: readonly Posting[]): Promise<SupplyRequest> {
    return this.post(tx, request, RELEASE, postings);
  }

  /** Goods that were promised came to the agency, also after it closed the request. @throws Refused as allocate */
  fulfil(tx: Transaction, request: SupplyRequest, postings: readonly Posting[]): Promise<SupplyRequest> {
    return this.post(tx, request, FULFIL, postings);
  }

  private async post(
    tx: Transaction,
    seen: SupplyRequest,
    verb: Verb,
    postings: readonly Posting[],
  ): Promise<SupplyRequest> {
    const row = await this.journal.lock(tx, seen, verb.move, [verb.by]);
    const lines = await this.store.linesOf(tx, [row.id]);
    for (const posting of summed(postings)) {
      const line = lineOf(lines, row, posting);
      Object.assign(line, posted(line, row, verb, posting));
      await this.store.setBalance(tx, line, line);
    }
    const status = row.endedAt ? row.status : statusOf(lines);
    const after = await this.store.change(tx, row, { status });
    await this.journal.record(tx, after, verb.change, { lines: await this.parties.quantities(tx, postings) });
    return after;
  }
}

/** Several postings of one item are one, so that the history tells the whole quantity. */
function summed(postings: readonly Posting[]): Posting[] {
  const sums = new Map<number, number>();
  for (const { itemId, quantity } of postings) {
    if (!Number.isInteger(quantity) || quantity < 1) throw new Error(`A posting of ${quantity}`);
    sums.set(itemId, (sums.get(itemId) ?? 0) + quantity);
  }
  return [...sums].map(([itemId, quantity]) => ({ itemId, quantity }));
}

function lineOf(
  lines: readonly RequestLine[],
  { reference }: SupplyRequest,
  { itemId }: Posting,
): RequestLine {
  const line = lines.find((one) => one.itemId === itemId);
  if (!line) throw NOT_REQUESTED.because(`Request ${reference} does not ask for this item.`, 'item');
  return line;
}

function posted(
  line: RequestLine,
  { reference }: SupplyRequest,
  { post, move }: Verb,
  { quantity }: Posting,
): Omit<LineBalance, 'quantity'> {
  const after = post(line, quantity);
  if (after.fulfilled <= after.allocated && after.allocated <= line.quantity) return after;
  throw ABOVE_REQUESTED.because(
    `Request ${reference} asks for ${line.quantity} of it, ${line.allocated} are allocated and ${line.fulfilled} delivered: it is not possible to ${move} ${quantity} more.`,
    'quantity',
  );
}
