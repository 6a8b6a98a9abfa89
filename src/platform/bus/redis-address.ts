import type { RedisOptions } from 'ioredis';
import { SettingsProblem } from '../settings/settings.js';

export interface RedisAddress {
  readonly kind: 'standalone' | 'cluster';
  /** One for standalone; any of a cluster's nodes, they tell of the others. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  /** User, password, database number and TLS, in ioredis' words. */
  readonly options: RedisOptions;
}

const EXAMPLES =
  'Write redis://host:6379, rediss://user:password@host:6380/0, or redis-cluster://host:7000,host:7001,host:7002 ' +
  '(rediss-cluster:// for TLS).';

/**
 * Reads REDIS_URL. A cluster is `redis-cluster://` or `rediss-cluster://` with its nodes separated by commas;
 * several `redis://` addresses separated by commas mean the same.
 * @throws SettingsProblem naming REDIS_URL; the password is not repeated.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const [, scheme = '', rest = ''] = /^(rediss?(?:-cluster)?):\/\/(.+)$/.exec(text.trim()) ?? [];
  if (!scheme) throw new SettingsProblem(`REDIS_URL: this is no address of a Redis. ${EXAMPLES}`);
  const [first = '', ...others] = rest.split(',').map((part) => part.replace(/^rediss?:\/\//, ''));
  const head = partOf(scheme, first);
  const cluster = scheme.endsWith('-cluster') || others.length > 0;
  if (cluster && (head.options.db ?? 0) !== 0) {
    throw new SettingsProblem('REDIS_URL: a cluster has only database 0. Leave the number out.');
  }
  const nodes = [head, ...others.map((part) => partOf(scheme, part))].map(({ host, port }) => ({
    host,
    port,
  }));
  return { kind: cluster ? 'cluster' : 'standalone', nodes, options: head.options };
}

interface Part {
  readonly host: string;
  readonly port: number;
  readonly options: RedisOptions;
}

function partOf(scheme: string, text: string): Part {
  const secure = scheme.startsWith('rediss');
  const url = urlOf(`${secure ? 'https' : 'http'}://${text}`);
  const database = url?.pathname.slice(1) ?? '';
  if (!url || !/^\d{0,5}$/.test(database)) {
    throw new SettingsProblem(`REDIS_URL: one of its addresses has no host or a wrong database. ${EXAMPLES}`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const options: RedisOptions = {
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(database && { db: Number(database) }),
    ...(secure && { tls: { servername: host } }),
  };
  return { host, port: Number(portOf(text)), options };
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** From the text: a URL object forgets the port that its scheme has by default (80 for http). */
function portOf(text: string): string {
  return /:(\d+)(?:\/\d*)?(?:\?.*)?$/.exec(text)?.[1] ?? '6379';
}
