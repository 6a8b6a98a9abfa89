import type { WebSocket } from 'ws';
import type { Principal } from '../principal/principal.js';
import { Refused } from '../refusals/refusal.js';
import type { Authenticator, IdentifiedPrincipal } from './authenticator.js';

/**
 * The close code for a token that does not hold (any more). With 4403 the client of graphql-ws connects
 * again and asks for new connection parameters; after 4401, which stands for a subscription before
 * `connection_init`, it gives up.
 */
export const TOKEN_REFUSED = 4403;

/**
 * Who is at the other end of one socket. The token is looked at again when it expires, and now and then in
 * between, so that a revoked one does not keep reading until the socket breaks.
 */
export class SocketSession {
  private timer?: NodeJS.Timeout;

  private constructor(
    private readonly socket: WebSocket,
    private readonly ask: () => Promise<IdentifiedPrincipal>,
    private readonly checkEvery: number,
    readonly principal: IdentifiedPrincipal,
  ) {}

  /** @throws Refused UNAUTHENTICATED for a bad token */
  static async open(
    socket: WebSocket,
    { authenticator, checkEvery, requestId }: SessionOptions,
    authorization: string | undefined,
  ): Promise<SocketSession> {
    const ask = () => authenticator.authenticate(authorization, requestId, true);
    const first = await authenticator.authenticate(authorization, requestId);
    const session = new SocketSession(socket, ask, checkEvery, first);
    if (authorization !== undefined) session.watch(session.principal);
    return session;
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private watch({ expiresAt }: IdentifiedPrincipal): void {
    const left = expiresAt ? expiresAt.getTime() - Date.now() : this.checkEvery;
    this.timer = setTimeout(() => void this.look(), Math.max(0, Math.min(left, this.checkEvery)));
    this.timer.unref();
  }

  private async look(): Promise<void> {
    try {
      const now = await this.ask();
      if (isOver(now)) this.close('The token has expired');
      else if (!mayTheSame(now, this.principal)) this.close('What you may do has changed');
      else if (this.socket.readyState === this.socket.OPEN) this.watch(now);
    } catch (problem) {
      if (problem instanceof Refused) this.close('The token is no longer good');
      // The database is away: the next look tells.
      else this.watch({ ...this.principal, expiresAt: undefined });
    }
  }

  private close(reason: string): void {
    this.end();
    this.socket.close(TOKEN_REFUSED, reason);
  }
}

export interface SessionOptions {
  readonly authenticator: Authenticator;
  /** Milliseconds. */
  readonly checkEvery: number;
  readonly requestId: string;
}

function isOver({ expiresAt }: IdentifiedPrincipal): boolean {
  return expiresAt !== undefined && expiresAt.getTime() <= Date.now();
}

function mayTheSame(one: Principal, other: Principal): boolean {
  const facts = ({ kind, actorId, organisationId, roles }: Principal) =>
    JSON.stringify([kind, actorId, organisationId, [...roles].sort()]);
  return facts(one) === facts(other);
}
