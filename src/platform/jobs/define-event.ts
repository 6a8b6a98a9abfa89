import type { z } from 'zod';
import { type DeclaredMessage, declareMessage } from './message.js';

/** Something that happened. Any number of subscribers, declared upstairs; nobody listening is fine. */
export interface EventDefinition<Payload = unknown> extends DeclaredMessage<Payload> {
  readonly kind: 'event';
}

interface EventWords<Payload> {
  /** `feature.thing-happened`, unique in the hub. */
  readonly name: string;
  /** Ids only. */
  readonly payload: z.ZodType<Payload>;
}

/** Declares an event once, in the `*.events.ts` of the feature that announces it. @throws Error a name taken. */
export function defineEvent<Payload>(words: EventWords<Payload>): EventDefinition<Payload> {
  declareMessage(words.name);
  return { kind: 'event', ...words };
}
