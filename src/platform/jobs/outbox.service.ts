import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { newId } from '../ids/ids.js';
import type { EventDefinition } from './define-event.js';
import type { JobDefinition } from './define-job.js';
import { type DeclaredMessage, payloadText } from './message.js';
import { insertOutbox } from './outbox.store.js';

/**
 * What a service says to others: a row in the transaction of its cause, so that either both are there or
 * neither. Nothing here waits for a queue.
 */
@Injectable()
export class OutboxService {
  /** Sends a command to its one handler. @returns the outbox id. @throws Error a payload that does not fit. */
  async send<Payload>(tx: Transaction, job: JobDefinition<Payload>, payload: Payload): Promise<string> {
    return (await this.write(tx, job, [payload]))[0] as string;
  }

  /** Many commands of one kind in one statement. @returns their outbox ids in order. */
  sendAll<Payload>(
    tx: Transaction,
    job: JobDefinition<Payload>,
    payloads: readonly Payload[],
  ): Promise<string[]> {
    return this.write(tx, job, payloads);
  }

  /** Tells whoever subscribes that something happened. @returns the outbox id. @throws Error as `send`. */
  async announce<Payload>(
    tx: Transaction,
    event: EventDefinition<Payload>,
    payload: Payload,
  ): Promise<string> {
    return (await this.write(tx, event, [payload]))[0] as string;
  }

  /** Many events of one kind in one statement. @returns their outbox ids in order. */
  announceAll<Payload>(
    tx: Transaction,
    event: EventDefinition<Payload>,
    payloads: readonly Payload[],
  ): Promise<string[]> {
    return this.write(tx, event, payloads);
  }

  private async write<Payload>(
    tx: Transaction,
    message: DeclaredMessage<Payload>,
    payloads: readonly Payload[],
  ): Promise<string[]> {
    const rows = payloads.map((payload) => ({ id: newId(), payload: payloadText(message, payload) }));
    if (rows.length > 0) await insertOutbox(tx, message.kind, message.name, rows);
    return rows.map(({ id }) => id);
  }
}
