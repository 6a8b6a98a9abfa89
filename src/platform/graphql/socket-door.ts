import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressReader } from '../http/client-address.js';
import { Counts, type SocketLimits } from './socket-limits.js';

/** What counts the subscriptions of one socket. */
interface Follower {
  readonly subscriptions: Readonly<Record<string, unknown>>;
}

/** How many sockets are open, from where, and how much is followed on them by whom. All of it in this process. */
export class SocketDoor {
  private readonly addresses = new Counts();
  private readonly followers = new Map<string, Set<Follower>>();
  private open = 0;

  /** @param origins whose pages may open sockets, besides those of the hub itself */
  constructor(
    private readonly limits: SocketLimits,
    private readonly addressOf: AddressReader,
    private readonly origins: readonly string[],
  ) {}

  /** The status line that refuses an upgrade, or null. */
  refusal(request: IncomingMessage): string | null {
    if (!this.isFriendly(request)) return '403 Forbidden';
    if (this.addresses.of(this.addressOf(request)) >= this.limits.perAddress) return '429 Too Many Requests';
    return this.open >= this.limits.sockets ? '503 Service Unavailable' : null;
  }

  /** Counts a socket until it is closed. */
  enter(request: IncomingMessage, socket: Duplex): void {
    const address = this.addressOf(request);
    this.open += 1;
    this.addresses.add(address, 1);
    socket.once('close', () => {
      this.open -= 1;
      this.addresses.add(address, -1);
    });
  }

  /** @returns what takes the follower out again */
  follow(payer: string, follower: Follower): () => void {
    const others = this.followers.get(payer) ?? new Set();
    this.followers.set(payer, others.add(follower));
    return () => {
      others.delete(follower);
      if (others.size === 0) this.followers.delete(payer);
    };
  }

  /** Subscriptions of one payer on all of its sockets, the one that is asked for included. */
  followedBy(payer: string): number {
    return [...(this.followers.get(payer) ?? [])].reduce(
      (sum, { subscriptions }) => sum + Object.keys(subscriptions).length,
      0,
    );
  }

  /** Browsers say which page opens a socket, and ask nobody whether it may: CORS does not cover sockets. */
  private isFriendly({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    if (origin === undefined || this.origins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}
