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
  POSTGRES_PASSWORD: 'fac1a7be775a8c6554cf28012ffb113f',
  HUB_OWNER_PASSWORD: 'b15fab3196db4e201d469fa5b5126a10',
  DATABASE_API_PASSWORD: '0b252725fa64828134e73551c422d7fe',
  DATABASE_WORKER_PASSWORD: 'ad5b54c713967b5d492744f2bf8145af',
  DATABASE_RELAY_PASSWORD: '49302599854c53c6ed81045a032951ce',
  DATABASE_AUDITOR_PASSWORD: '8b7611d4dcbc27ee49ab41789d9046c6',
  REDIS_PASSWORD: 'ead68c2fdc01635e66d23a5bb9c3c3db',
  TOKEN_SECRET: 'c9cfbec3aa24fd206ed099d2e8c53dcd',
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
