import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AUTHENTICATOR, type Authenticator } from '../platform/graphql/authenticator.js';
import { hasRole, type Principal } from '../platform/principal/principal.js';
import { FORBIDDEN, UNAUTHENTICATED } from '../platform/refusals/platform.refusals.js';

/** Who is let in at the doors for files of manifests. */
@Injectable()
export class DonorsDoor {
  constructor(@Inject(AUTHENTICATOR) private readonly authenticator: Authenticator) {}

  /** @throws Refused UNAUTHENTICATED, FORBIDDEN */
  async donor(request: FastifyRequest): Promise<Principal> {
    const principal = await this.anybody(request);
    if (!hasRole(principal, 'DONOR')) throw FORBIDDEN.because('Only donors upload manifests.');
    return principal;
  }

  /** @throws Refused UNAUTHENTICATED */
  async anybody({ headers, id }: FastifyRequest): Promise<Principal> {
    const principal = await this.authenticator.authenticate(headers.authorization, id);
    if (principal.kind === 'nobody') throw UNAUTHENTICATED.because('Sign in first.');
    return principal;
  }
}
