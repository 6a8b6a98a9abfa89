import type { UnitOfWork } from '../database/unit-of-work.js';
import { mayCall, type Principal, systemPrincipal } from '../principal/principal.js';
import type { Payer } from '../rates/rate-limits.js';
import { Refused } from '../refusals/refusal.js';

/** Where an operation came from. */
export interface Caller {
  readonly requestId: string;
  /** Where the request or the socket comes from. */
  readonly address: string;
  /** Asked at most once per context. @throws Refused UNAUTHENTICATED */
  readonly identify: () => Promise<Principal>;
  /** Aborted when nobody waits any more: a subscription was completed or its socket closed. */
  readonly ended: AbortSignal;
  /** The HTTP request. Nest asks for an object of this name. */
  readonly req: { operation?: string };
}

/** What the resolvers of one operation, or of one event of a subscription, share. */
export class GraphqlContext {
  /** Loaders by name; see `loaderOf`. */
  loaders = new Map<string, unknown>();
  /** Filled before execution; shown in the answer's extensions. */
  cost?: { readonly estimated: number; readonly limit: number };
  /** Who pays for it; known before the document is read. */
  payer?: Payer;
  private identity?: Promise<Principal>;
  private known?: Principal;

  constructor(
    readonly caller: Caller,
    readonly work: UnitOfWork | undefined,
  ) {}

  get requestId(): string {
    return this.caller.requestId;
  }

  /** Aborted when a subscription ends. Pass it to whatever waits for news. */
  get ended(): AbortSignal {
    return this.caller.ended;
  }

  get req(): Caller['req'] {
    return this.caller.req;
  }

  /** Who asks. Known in every resolver, because the rule of the operation was applied before. */
  get principal(): Principal {
    if (!this.known) throw new Error('No rule was applied before a resolver asked who the principal is');
    return this.known;
  }

  /** @throws Refused UNAUTHENTICATED when a token was shown that does not hold */
  async identify(): Promise<Principal> {
    this.identity ??= this.caller.identify();
    this.known = await this.identity;
    return this.known;
  }

  /**
   * For operations that need no sign-in: a bad token counts as none, or an expired one, which most clients
   * send along, would keep its owner from signing in again. A key that is not for the operation counts as none, too.
   */
  async identifyIfPossible(operation: string): Promise<void> {
    try {
      const principal = await this.identify();
      if (!mayCall(principal, operation)) this.known = systemPrincipal('nobody', this.requestId);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.known = systemPrincipal('nobody', this.requestId);
    }
  }

  /** After a write: what was loaded before it may be old. */
  forgetLoaded(): void {
    this.loaders = new Map();
  }

  /** The same caller, nothing loaded: for the next event of a subscription. */
  forEvent(): GraphqlContext {
    const next = new GraphqlContext(this.caller, this.work);
    next.identity = this.identity;
    next.known = this.known;
    return next;
  }
}
