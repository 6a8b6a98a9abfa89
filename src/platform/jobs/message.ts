import type { z } from 'zod';
import type { Transaction } from '../database/transaction.js';
import { fieldPath } from '../refusals/validated.js';

export interface DeclaredMessage<Payload = unknown> {
  readonly kind: 'command' | 'event';
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

export interface Retries {
  /** How often one delivery is tried before it becomes a dead letter. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled before every further one. */
  readonly backoffMilliseconds: number;
}

export interface DeliveryContext {
  /** Stable over every repetition: what goes out by mail or webhook carries it, so that its reader can tell. */
  readonly outboxId: string;
  readonly requestId: string;
  /** 1, and one more for every time that the message was lost or taken up again by an operator. */
  readonly attempt: number;
  /** Runs the action after the transaction's commit, at most once: hints. What it throws is logged. */
  afterCommit(action: () => void | Promise<void>): void;
}

export type OutsideContext = Omit<DeliveryContext, 'afterCommit'>;

/** Does the effect inside the given transaction. It may run more than once until one run commits. */
export interface MessageHandler<Payload = unknown> {
  /** @throws Refused what can never be done (a dead letter at once); any other error is tried again. */
  handle(tx: Transaction, payload: Payload, context: DeliveryContext): Promise<void>;
  /**
   * Of a job: what happens outside of the database (a letter), before the transaction, at least once. When it fails or
   * the process dies, the delivery is tried again, and this with it. It opens its own transactions.
   * @throws like `handle`
   */
  reachOut?(payload: Payload, context: OutsideContext): Promise<void>;
}

const NAME = /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/;
const names = new Set<string>();

/** Names of messages and of subscribers are parts of BullMQ's job ids, which take no colon. */
export function checkName(name: string): void {
  if (NAME.test(name) && name.length <= 80) return;
  throw new Error(`A name is small letters and digits, parted by . or -, at most 80 characters, not ${name}`);
}

export function declareMessage(name: string): void {
  checkName(name);
  if (names.has(name)) throw new Error(`The job or event ${name} is declared twice`);
  names.add(name);
}

/** `id: Invalid UUID` */
export function firstFault({ issues: [first] }: z.ZodError): string {
  return [fieldPath(first?.path ?? []), first?.message].filter(Boolean).join(': ');
}

/** Characters of JSON. A payload names rows; what it copied would be stale when it is read. */
const LONGEST_PAYLOAD = 4_000;

/** @throws Error a payload that does not fit its declaration: a mistake in the code that sends it. */
export function payloadText<Payload>(message: DeclaredMessage<Payload>, payload: Payload): string {
  const parsed = message.payload.safeParse(payload);
  if (!parsed.success)
    throw new Error(`The payload of ${message.name} does not fit: ${firstFault(parsed.error)}`);
  const text = JSON.stringify(parsed.data);
  if (text.length > LONGEST_PAYLOAD)
    throw new Error(`The payload of ${message.name} is for ids, this one is too long`);
  return text;
}
