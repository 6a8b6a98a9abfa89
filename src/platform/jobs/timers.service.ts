import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { clearTimer, type DueSubject, setTimer, setTimers } from './timer.store.js';

/**
 * Due times of what is expected. A time that passes writes no fact of the world: the handler of the kind (`@OnTimer`)
 * marks the subject OVERDUE and nothing else. That goods have expired is the one thing that a clock does know.
 */
@Injectable()
export class TimersService {
  /**
   * One timer a kind and subject: a second call moves it.
   * @param kind `feature.what`, such as `transports.arrival`.
   * @param subject uuid.
   * @param dueAt hub time.
   */
  set(tx: Transaction, kind: string, subject: string, dueAt: Date): Promise<void> {
    return setTimer(tx, kind, subject, dueAt);
  }

  /** As `set`, for many subjects of one kind, each named once. */
  setAll(tx: Transaction, kind: string, timers: readonly DueSubject[]): Promise<void> {
    return setTimers(tx, kind, timers);
  }

  /** What was waited for has come. */
  clear(tx: Transaction, kind: string, subject: string): Promise<void> {
    return clearTimer(tx, kind, subject);
  }
}
