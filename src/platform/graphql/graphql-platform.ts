import { Inject, Injectable, Optional } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type AddressReader, addressReader } from '../http/client-address.js';
import { RateLimits } from '../rates/rate-limits.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { AUTHENTICATOR, type Authenticator } from './authenticator.js';
import { ErrorFormat } from './error-format.js';
import { GraphqlContext } from './graphql-context.js';
import { type GraphqlLimits, usualGraphqlLimits } from './limits.js';
import { type SocketLimits, usualSocketLimits } from './socket-limits.js';
import { Tolls } from './tolls.js';
import { loadTrustedDocuments, type NamedDocument, type TrustedDocuments } from './trusted-documents.js';

/** What can be set of the GraphQL doors; all of it has a default. */
export interface GraphqlOptions {
  readonly limits?: Partial<GraphqlLimits>;
  /** Milliseconds between two looks at whether the token of an open socket still holds. */
  readonly socketCheck?: number;
  /** Milliseconds between two pings; a socket that answers none is closed. */
  readonly socketPing?: number;
  readonly sockets?: Partial<SocketLimits>;
}

export const GRAPHQL_OPTIONS = Symbol('GRAPHQL_OPTIONS');

/** Never aborted: a request over HTTP is executed to its end. */
const NEVER = new AbortController().signal;

/** What both doors, HTTP and WebSocket, need to run operations. */
@Injectable()
export class GraphqlPlatform {
  readonly limits: GraphqlLimits;
  readonly socketLimits: SocketLimits;
  readonly tellsSchema: boolean;
  readonly errors: ErrorFormat;
  readonly tolls: Tolls;
  /** Undefined where every document may be executed. */
  readonly documents?: TrustedDocuments;
  readonly addressOf: AddressReader;
  /** Whose pages may open sockets, besides those of the same host. */
  readonly friendlyOrigins: readonly string[];

  constructor(
    @Inject(AUTHENTICATOR) readonly authenticator: Authenticator,
    @Inject(SETTINGS) settings: Settings,
    @Inject(GRAPHQL_OPTIONS) options: GraphqlOptions,
    rates: RateLimits,
    @Optional() readonly work?: UnitOfWork,
  ) {
    this.limits = { ...usualGraphqlLimits, ...options.limits };
    this.socketLimits = { ...usualSocketLimits, ...options.sockets };
    this.tellsSchema = settings.GRAPHQL_INTROSPECTION ?? settings.NODE_ENV !== 'production';
    this.addressOf = addressReader(settings.HTTP_TRUSTED_PROXIES ?? []);
    this.friendlyOrigins = [new URL(settings.HUB_PUBLIC_URL).origin, ...(settings.HTTP_CORS_ORIGINS ?? [])];
    const { GRAPHQL_TRUSTED_DOCUMENTS: path } = settings;
    if (path !== undefined) this.documents = loadTrustedDocuments(path);
    this.tolls = new Tolls(rates);
    this.errors = new ErrorFormat(this.tellsSchema);
  }

  /** @throws GraphQLError RATE_LIMITED, DOCUMENT_NOT_TRUSTED */
  async contextOf(request: FastifyRequest): Promise<GraphqlContext> {
    const { id: requestId, ip: address, paid } = request;
    const { authorization } = request.headers;
    const identify = () => this.authenticator.authenticate(authorization, requestId);
    const context = new GraphqlContext(
      { requestId, identify, address, ended: NEVER, req: request },
      this.work,
    );
    request.paid = true;
    await this.tolls.enter(context, paid);
    this.documents?.textOf(documentIn(request));
    return context;
  }
}

/** POST has it in the body, GET in the address. */
function documentIn({ method, body, query }: FastifyRequest): NamedDocument {
  if (method !== 'GET') return isObject(body) ? body : {};
  const { query: text, extensions } = query as Record<string, unknown>;
  return { query: text, extensions: jsonIn(extensions) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function jsonIn(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
