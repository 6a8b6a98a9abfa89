import { Inject, Injectable, Optional } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { AUTHENTICATOR, type Authenticator } from './authenticator.js';
import { ErrorFormat } from './error-format.js';
import { GraphqlContext } from './graphql-context.js';
import { type GraphqlLimits, usualGraphqlLimits } from './limits.js';

/** What can be set of the GraphQL doors; all of it has a default. */
export interface GraphqlOptions {
  readonly limits?: Partial<GraphqlLimits>;
  /** Milliseconds between two looks at whether the token of an open socket still holds. */
  readonly socketCheck?: number;
  /** Milliseconds between two pings; a socket that answers none is closed. */
  readonly socketPing?: number;
}

export const GRAPHQL_OPTIONS = Symbol('GRAPHQL_OPTIONS');

/** Never aborted: a request over HTTP is executed to its end. */
const NEVER = new AbortController().signal;

/** What both doors, HTTP and WebSocket, need to run operations. */
@Injectable()
export class GraphqlPlatform {
  readonly limits: GraphqlLimits;
  readonly tellsSchema: boolean;
  readonly errors: ErrorFormat;

  constructor(
    @Inject(AUTHENTICATOR) readonly authenticator: Authenticator,
    @Inject(SETTINGS) settings: Settings,
    @Inject(GRAPHQL_OPTIONS) options: GraphqlOptions,
    @Optional() readonly work?: UnitOfWork,
  ) {
    this.limits = { ...usualGraphqlLimits, ...options.limits };
    this.tellsSchema = settings.GRAPHQL_INTROSPECTION ?? settings.NODE_ENV !== 'production';
    this.errors = new ErrorFormat(this.tellsSchema);
  }

  contextOf(request: FastifyRequest): GraphqlContext {
    const { authorization } = request.headers;
    const identify = () => this.authenticator.authenticate(authorization, request.id);
    return new GraphqlContext({ requestId: request.id, identify, ended: NEVER, req: request }, this.work);
  }
}
