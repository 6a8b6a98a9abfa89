import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Principal } from '../principal/principal.js';
import { RateLimited } from '../rates/rate-limited.js';
import type { Payer, RateLimits } from '../rates/rate-limits.js';
import { Refused } from '../refusals/refusal.js';
import type { GraphqlContext } from './graphql-context.js';

/** A point for each request. Trying out tokens costs more. */
const REQUEST = 1;
const BAD_TOKEN = 10;

/** What requests and operations pay, at both doors of GraphQL. */
export class Tolls {
  constructor(private readonly rates: RateLimits) {}

  /**
   * Finds who pays for what this context asks, before its document is read.
   *
   * @param paid without a token the address has paid already
   * @throws GraphQLError RATE_LIMITED, 429
   */
  async enter(context: GraphqlContext, paid: boolean): Promise<void> {
    const { payer, price } = await this.payerOf(context);
    context.payer = payer;
    if (!paid) await this.pay(payer, price);
  }

  /** The estimated cost of an operation. @throws GraphQLError RATE_LIMITED, 429 */
  async run(context: GraphqlContext): Promise<void> {
    if (context.payer && context.cost) await this.pay(context.payer, context.cost.estimated);
  }

  /** Opening a socket costs as much as a request. @throws RateLimited */
  async enterSocket(principal: Principal, address: string): Promise<Payer> {
    const payer = this.rates.principal(principal, address);
    await this.rates.pay(payer, REQUEST);
    return payer;
  }

  /** A socket was closed for its token: the address pays, and nobody is told. */
  async blameSocket(address: string): Promise<void> {
    await this.rates.pay(this.rates.address(address), BAD_TOKEN).catch(() => undefined);
  }

  private async payerOf(context: GraphqlContext): Promise<{ payer: Payer; price: number }> {
    const { address } = context.caller;
    try {
      return { payer: this.rates.principal(await context.identify(), address), price: REQUEST };
    } catch (problem) {
      // Where nobody can be asked who it is, the operation tells so itself.
      const price = problem instanceof Refused ? BAD_TOKEN : REQUEST;
      return { payer: this.rates.address(address), price };
    }
  }

  private async pay(payer: Payer, points: number): Promise<void> {
    try {
      await this.rates.pay(payer, points);
    } catch (problem) {
      throw problem instanceof RateLimited ? tooMany(problem) : problem;
    }
  }
}

function tooMany(limited: RateLimited): GraphQLError {
  const headers = new HeaderMap([['retry-after', String(limited.retryAfterSeconds)]]);
  return new GraphQLError(limited.message, {
    originalError: limited,
    extensions: { http: { status: 429, headers } },
  });
}
