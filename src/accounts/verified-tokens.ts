import type { IdentifiedPrincipal } from '../platform/graphql/authenticator.js';

/** Whom a token is for, without the request that showed it. */
export type TokenHolder = Omit<IdentifiedPrincipal, 'requestId'> & { readonly expiresAt: Date };

/** Some two megabytes. Above it the token that was verified first makes room. */
const ROOM = 4_000;

/**
 * Access tokens whose signature was found good before. A client shows the same token with every request until it
 * expires: what was verified once is not computed again. It is never believed for longer than the token says, which
 * is what ends the access of somebody who was dismissed.
 */
export class VerifiedTokens {
  private readonly holders = new Map<string, TokenHolder>();

  constructor(private readonly room = ROOM) {}

  of(token: string, now: number): TokenHolder | null {
    const holder = this.holders.get(token);
    if (!holder) return null;
    if (holder.expiresAt.getTime() > now) return holder;
    this.holders.delete(token);
    return null;
  }

  keep(token: string, holder: TokenHolder): void {
    this.holders.set(token, holder);
    if (this.holders.size <= this.room) return;
    const [first] = this.holders.keys();
    if (first !== undefined) this.holders.delete(first);
  }

  get size(): number {
    return this.holders.size;
  }
}
