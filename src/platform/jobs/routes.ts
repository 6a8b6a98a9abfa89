import type { Declaration, TimerHandler } from './handlers.js';
import { checkName, type DeclaredMessage, type MessageHandler } from './message.js';

/** A declaration with the object that does the work. */
export interface Route extends Declaration {
  readonly handlerName: string;
  readonly handler: () => MessageHandler;
}

export interface TimerRoute {
  readonly kind: string;
  readonly handlerName: string;
  readonly handler: () => TimerHandler;
}

/** Handlers and declarations that do not fit together. The worker process does not start. */
export class HandlersProblem extends Error {}

/** Who does what, checked once at the start. */
export class Routes {
  private readonly byMessage = new Map<string, Route[]>();
  private readonly byTimer: ReadonlyMap<string, TimerRoute>;

  /** @throws HandlersProblem naming everything that is wrong. */
  constructor(
    jobs: Iterable<DeclaredMessage>,
    routes: readonly Route[],
    timers: readonly TimerRoute[],
    queues: readonly string[],
  ) {
    for (const route of routes) {
      this.byMessage.set(route.message.name, [...this.to(route.message.name), route]);
    }
    this.byTimer = new Map(timers.map((timer) => [timer.kind, timer]));
    const wrong = [
      ...[...jobs].flatMap((job) => this.wrongWithJob(job)),
      ...routes.flatMap((route) => this.wrongWithRoute(route, queues)),
      ...timers.flatMap((timer) => this.wrongWithTimer(timer)),
    ];
    if (wrong.length > 0)
      throw new HandlersProblem(`The worker cannot start:\n  ${[...new Set(wrong)].join('\n  ')}`);
  }

  /** Everybody who gets a message. */
  to(message: string): readonly Route[] {
    return this.byMessage.get(message) ?? [];
  }

  find(message: string, subscriber: string): Route | undefined {
    return this.to(message).find((route) => route.subscriber === subscriber);
  }

  timer(kind: string): TimerRoute | undefined {
    return this.byTimer.get(kind);
  }

  get timerKinds(): string[] {
    return [...this.byTimer.keys()];
  }

  /** Every message and subscriber that this process can work off, as two columns. */
  get pairs(): { messages: string[]; subscribers: string[] } {
    const all = [...this.byMessage.values()].flat();
    return {
      messages: all.map(({ message }) => message.name),
      subscribers: all.map(({ subscriber }) => subscriber),
    };
  }

  private wrongWithJob(job: DeclaredMessage): string[] {
    const names = this.to(job.name).map(({ handlerName }) => handlerName);
    if (names.length === 1) return [];
    if (names.length === 0)
      return [`the job ${job.name} has no handler: write a @HandlesJob for it, or load its module`];
    return [`the job ${job.name} has ${names.length} handlers, ${names.join(' and ')}: a command has one`];
  }

  private wrongWithRoute(
    { message, subscriber, queue, handlerName }: Route,
    queues: readonly string[],
  ): string[] {
    const wrong: string[] = [];
    if (!queues.includes(queue))
      wrong.push(`${handlerName} works on the queue ${queue}, which queues.ts does not list`);
    const twins = this.to(message.name).filter((route) => route.subscriber === subscriber);
    if (message.kind === 'event' && twins.length > 1) {
      const names = twins.map((twin) => twin.handlerName).join(' and ');
      wrong.push(
        `the subscriber ${subscriber} of ${message.name} is declared by ${names}: names part subscribers`,
      );
    }
    try {
      checkName(subscriber);
    } catch (problem) {
      wrong.push(`${handlerName}: ${(problem as Error).message}`);
    }
    return wrong;
  }

  private wrongWithTimer({ kind, handlerName }: TimerRoute): string[] {
    const first = this.byTimer.get(kind);
    if (!first || first.handlerName === handlerName) return [];
    return [`the timer ${kind} has two handlers, ${handlerName} and ${first.handlerName}`];
  }
}
