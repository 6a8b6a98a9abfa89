import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { NOT_FOUND } from '../refusals/platform.refusals.js';
import {
  countDeadLetters,
  type DeadLetter,
  deliverAgain,
  findDeadLetter,
  listDeadLetters,
  markRetried,
} from './dead-letter.store.js';
import { ALREADY_RETRIED } from './jobs.refusals.js';

export interface DeadLetterPage {
  /** Id of the last one seen; null for the first page. */
  readonly after: string | null;
  /** Ask for one more than is shown, to know whether there are more. */
  readonly limit: number;
  /** Leaves out those that were taken up again. */
  readonly waitingOnly: boolean;
}

/** What came to no end, for an operator to read and to take up again. Who may is decided by the caller. */
@Injectable()
export class DeadLettersService {
  /** Oldest first, in order of their ids. */
  list(tx: Transaction, page: DeadLetterPage): Promise<DeadLetter[]> {
    return listDeadLetters(tx, page);
  }

  /** @throws Refused NOT_FOUND */
  async one(tx: Transaction, id: string): Promise<DeadLetter> {
    const letter = await findDeadLetter(tx, id);
    if (letter) return letter;
    throw NOT_FOUND.because('There is no such dead letter.', 'id');
  }

  /** How many wait for somebody. */
  async count(tx: Transaction): Promise<number> {
    return (await countDeadLetters(tx))?.count ?? 0;
  }

  /**
   * Sends the message to its subscriber once more, as the next attempt. Nothing of it is read from the queue, so
   * it works after the queue's server was wiped.
   * @throws Refused NOT_FOUND, ALREADY_RETRIED
   */
  async retry(tx: Transaction, id: string): Promise<DeadLetter> {
    const letter = await this.one(tx, id);
    if ((await markRetried(tx, id, tx.principal.actorId)) === 0) {
      throw ALREADY_RETRIED.because('This dead letter was taken up again before.', 'id');
    }
    await deliverAgain(tx, { ...letter, attempt: letter.attempt + 1 });
    return this.one(tx, id);
  }
}
