import { randomBytes } from 'node:crypto';
import { type DynamicModule, Injectable, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import request from 'supertest';
import type { Authenticator, IdentifiedPrincipal } from '../../src/platform/graphql/authenticator.js';
import {
  GraphqlPlatformModule,
  type GraphqlPlatformOptions,
} from '../../src/platform/graphql/graphql.module.js';
import { createApiApplication } from '../../src/platform/http/create-api-application.js';
import type { HealthProbe } from '../../src/platform/http/health-probe.js';
import { HttpPlatformModule } from '../../src/platform/http/http.module.js';
import { type HttpOptions, httpOptionsOf } from '../../src/platform/http/http-options.js';
import { LoggingModule } from '../../src/platform/logging/logging.module.js';
import { type Principal, Role, systemPrincipal } from '../../src/platform/principal/principal.js';
import { UNAUTHENTICATED } from '../../src/platform/refusals/platform.refusals.js';
import { loadSettings, type Settings } from '../../src/platform/settings/settings.js';
import { SettingsModule } from '../../src/platform/settings/settings.module.js';
import { PalletsModule } from './pallet-feature.js';

/** The token is the role. Those that were taken back are no longer good. */
@Injectable()
export class RoleTokens implements Authenticator {
  readonly takenBack = new Set<string>();
  readonly roles = new Map<string, Role>();
  expiresAt?: Date;
  trouble?: Error;

  /** Every token is good for so many milliseconds from now. */
  expire(left: number): void {
    this.expiresAt = new Date(Date.now() + left);
  }

  async authenticate(header: string | undefined, requestId: string): Promise<IdentifiedPrincipal> {
    if (this.trouble) throw this.trouble;
    if (header === undefined) return systemPrincipal('nobody', requestId);
    const token = header.replace(/^Bearer /, '');
    const role = this.roles.get(token) ?? token;
    if (!(role in Role) || this.takenBack.has(token))
      throw UNAUTHENTICATED.because('The token is no longer good.');
    return { ...memberOf(role as Role, requestId), expiresAt: this.expiresAt };
  }
}

export function memberOf(role: Role, requestId: string): Principal {
  const nobody = systemPrincipal('nobody', requestId);
  return { ...nobody, kind: 'member', actorId: 7, organisationId: 3, roles: [role], hubId: 1 };
}

@Module({ providers: [RoleTokens], exports: [RoleTokens] })
class TokensModule {}

export interface ApiOptions {
  readonly modules?: (Type | DynamicModule)[];
  readonly settings?: Settings;
  readonly graphql?: Partial<GraphqlPlatformOptions>;
  readonly http?: Partial<HttpOptions>;
  readonly probes?: Type<HealthProbe>[];
  readonly log?: DestinationStream;
}

const drawn = () => randomBytes(32).toString('hex');

/** What a hub for others needs at least. */
export const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_API_PASSWORD: drawn(),
  TOKEN_SECRET: drawn(),
};

export function settingsOf(more: Record<string, string> = {}): Settings {
  return loadSettings('api', {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.HUB_TEST_LOG_LEVEL ?? 'silent',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    TOKEN_SECRET: 'only-for-tests-only-for-tests-only',
    ...more,
  });
}

export async function createApi(options: ApiOptions = {}): Promise<NestFastifyApplication> {
  const { settings = settingsOf(), probes = [], modules = [PalletsModule] } = options;
  @Module({
    imports: [
      SettingsModule.with(settings),
      LoggingModule.with(settings, options.log),
      HttpPlatformModule.with({ probes, probeLimit: 200 }),
      GraphqlPlatformModule.forApi({
        authenticator: RoleTokens,
        imports: [TokensModule],
        ...options.graphql,
      }),
      ...modules,
    ],
  })
  class TestApiModule {}
  return createApiApplication(TestApiModule, { ...httpOptionsOf(settings), ...options.http });
}

/** A running API on a free port. */
export class Api {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
  ) {}

  static async start(options: ApiOptions = {}): Promise<Api> {
    const app = await createApi(options);
    await app.listen(0, '127.0.0.1');
    return new Api(app, await app.getUrl());
  }

  get server() {
    return request(this.url);
  }

  get tokens(): RoleTokens {
    return this.app.get(RoleTokens, { strict: false });
  }

  /** One operation over HTTP, under a role or without a token. */
  async ask(query: string, role?: string, variables?: object) {
    const asked = this.server.post('/graphql').set('accept', 'application/graphql-response+json');
    if (role) void asked.set('authorization', `Bearer ${role}`);
    return asked.send({ query, variables });
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
