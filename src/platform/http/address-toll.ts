import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Payer, RateLimits } from '../rates/rate-limits.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Somebody has paid for this request, or been refused for want of points. */
    paid: boolean;
  }
}

/** A request that cannot be understood costs more than one that can: nobody needs many of them. */
const MALFORMED = 10;

const isGraphql = (url: string) => /^\/graphql\/?(?:\?|$)/.test(url);
const isHealth = (url: string) => /^\/health\//.test(url);

/**
 * What addresses pay before anything of a request is read: a point for each request without a token, and for those
 * to other doors than GraphQL's. Who shows a token pays there for himself, and the address only for what was not
 * even a request: counted apart, so that a broken device shuts out nobody who just shares its address.
 */
@Injectable()
export class AddressToll implements OnModuleInit {
  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly rates: RateLimits,
  ) {}

  onModuleInit(): void {
    const instance = this.adapters.httpAdapter?.getInstance<FastifyInstance>();
    instance.decorateRequest('paid', false);
    instance.addHook('onRequest', async (request) => this.enter(request));
    instance.addHook('onResponse', async (request, { statusCode }) => {
      if (!request.paid && statusCode >= 400 && statusCode < 500) await this.blame(request);
    });
  }

  private async enter(request: FastifyRequest): Promise<void> {
    if (isHealth(request.url)) return;
    if (showsToken(request)) this.rates.refuseSpent(this.malformed(request), MALFORMED);
    else {
      request.paid = true;
      await this.rates.pay(this.rates.address(request.ip), 1);
    }
  }

  private async blame(request: FastifyRequest): Promise<void> {
    if (showsToken(request)) await this.rates.pay(this.malformed(request), MALFORMED).catch(() => undefined);
  }

  private malformed({ ip }: FastifyRequest): Payer {
    return this.rates.address(ip, 'malformed');
  }
}

function showsToken({ url, headers }: FastifyRequest): boolean {
  return isGraphql(url) && headers.authorization !== undefined;
}
