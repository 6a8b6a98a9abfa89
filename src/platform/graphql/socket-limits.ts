import type { WebSocket } from 'ws';

/** What the sockets of one process may take. Times in milliseconds. */
export interface SocketLimits {
  /** Open at the same time, and of them from one address. */
  readonly sockets: number;
  readonly perAddress: number;
  readonly subscriptionsPerSocket: number;
  /** Of one member, device or shift; of one address where nobody is signed in. */
  readonly subscriptionsPerPrincipal: number;
  /** For the first message, which says who it is. */
  readonly initMilliseconds: number;
  /** Without a subscription. */
  readonly idleMilliseconds: number;
  /** Messages of one socket in ten seconds. */
  readonly messages: number;
}

export const usualSocketLimits: SocketLimits = {
  sockets: 2_000,
  perAddress: 200,
  subscriptionsPerSocket: 50,
  subscriptionsPerPrincipal: 200,
  initMilliseconds: 5_000,
  idleMilliseconds: 300_000,
  messages: 500,
};

/** Close codes of the WebSocket standard. */
export const NORMAL = 1000;
export const GOING_AWAY = 1001;
export const POLICY_VIOLATED = 1008;
export const TRY_AGAIN_LATER = 1013;

const MESSAGE_WINDOW = 10_000;

/** Things that are counted by whose they are. A key whose count is back at nothing is forgotten. */
export class Counts {
  private readonly counts = new Map<string, number>();

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  add(key: string, change: 1 | -1): void {
    const count = this.of(key) + change;
    if (count > 0) this.counts.set(key, count);
    else this.counts.delete(key);
  }
}

/** Tells of each message whether it is still within the limit. */
export function messageMeter(most: number): () => boolean {
  let since = Date.now();
  let seen = 0;
  return () => {
    if (Date.now() - since > MESSAGE_WINDOW) {
      since = Date.now();
      seen = 0;
    }
    seen += 1;
    return seen <= most;
  };
}

/** Closes a socket that has had no subscription for a while. @returns what stops looking */
export function closeWhenIdle(socket: WebSocket, isIdle: () => boolean, after: number): () => void {
  let idleBefore = false;
  const timer = setInterval(() => {
    const idle = isIdle();
    if (idle && idleBefore) socket.close(NORMAL, 'Nothing was followed for a while');
    idleBefore = idle;
  }, after / 2);
  timer.unref();
  return () => clearInterval(timer);
}
