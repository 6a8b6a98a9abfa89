import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { EventDefinition } from './define-event.js';
import type { JobDefinition } from './define-job.js';
import type { DeclaredMessage, MessageHandler, Retries } from './message.js';
import type { QueueName } from './queues.js';

/** What a decorator says of a class: which message it handles, under which name, on which queue. */
export interface Declaration extends Retries {
  readonly message: DeclaredMessage;
  readonly subscriber: string;
  readonly queue: QueueName;
}

export interface TimerHandler {
  /** Its only legal effect is the mark OVERDUE, or a hold on what has expired. @param dueAt hub time. */
  handle(tx: Transaction, subject: string, dueAt: Date): Promise<void>;
}

interface SubscriptionWords extends Partial<Retries> {
  /** `feature.what-it-does`; one name may listen to several events. Rows that wait carry it. */
  readonly subscriber: string;
  readonly queue: QueueName;
}

type ClassOf<Instance> = new (...dependencies: never[]) => Instance;

const DECLARATIONS = Symbol('hub:handles');
const TIMERS = Symbol('hub:timers');

/** The one handler of a command: a Nest provider in a `*.worker.ts`. */
export function HandlesJob<Payload>(job: JobDefinition<Payload>) {
  const { name, queue, attempts, backoffMilliseconds } = job;
  return declares<MessageHandler<Payload>>(DECLARATIONS, {
    message: job,
    subscriber: name,
    queue,
    attempts,
    backoffMilliseconds,
  });
}

/** One named subscriber of an event: a Nest provider in a `*.worker.ts` of any floor above the event's. */
export function SubscribesTo<Payload>(event: EventDefinition<Payload>, words: SubscriptionWords) {
  return declares<MessageHandler<Payload>>(DECLARATIONS, {
    message: event,
    attempts: 5,
    backoffMilliseconds: 1_000,
    ...words,
  });
}

/** The handler of the timers of one kind (`transports.arrival`). */
export function OnTimer(kind: string) {
  return declares<TimerHandler>(TIMERS, kind);
}

export function declarationsOf(target: object): readonly Declaration[] {
  return Reflect.getOwnMetadata(DECLARATIONS, target) ?? [];
}

export function timerKindsOf(target: object): readonly string[] {
  return Reflect.getOwnMetadata(TIMERS, target) ?? [];
}

function declares<Instance>(key: symbol, what: unknown) {
  return (target: ClassOf<Instance>): void => {
    Injectable()(target);
    Reflect.defineMetadata(key, [...(Reflect.getOwnMetadata(key, target) ?? []), what], target);
  };
}
