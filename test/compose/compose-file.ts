import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const PROJECT = join(__dirname, '../..');
export const COMPOSE_PATH = join(PROJECT, 'docker-compose.yml');

export interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly { readonly published: string; readonly host_ip: string }[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly restart?: string;
  readonly container_name?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly deploy?: { readonly replicas: string };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

/** Somebody who ran `.env` through the recipe of docs/running.md. */
export const FILLED: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'superuser',
  HUB_OWNER_PASSWORD: 'owner',
  DATABASE_API_PASSWORD: 'api',
  DATABASE_WORKER_PASSWORD: 'worker',
  DATABASE_RELAY_PASSWORD: 'relay',
  DATABASE_AUDITOR_PASSWORD: 'auditor',
  REDIS_PASSWORD: 'redis',
  TOKEN_SECRET: '0123456789abcdef0123456789abcdef',
};

/** The file as it is written, anchors resolved, variables not. */
export function readCompose(): Compose {
  return parse(readFileSync(COMPOSE_PATH, 'utf8'), { merge: true }) as Compose;
}

const VARIABLE = /\$(?:(\$)|\{([A-Z][A-Z0-9_]*)(?:(:[-?])([^}]*))?\})/g;

/**
 * Puts variables in like Compose does: `$$` is a dollar, `${NAME:?why}` has to be set, `${NAME:-else}` need not be.
 * @throws Error with the reason of a variable that is not set
 */
export function interpolate(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replace(VARIABLE, (_, dollar: string, name: string, kind: string, rest: string) => {
    if (dollar) return '$';
    const value = environment[name] ?? '';
    if (value !== '' || kind === ':-') return value || rest;
    throw new Error(kind === ':?' ? rest : `${name} is not set`);
  });
}

export function environmentOf(service: Service | undefined, filled = FILLED): Record<string, string> {
  const entries = Object.entries(service?.environment ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, interpolate(value, filled)]));
}
