import type { Door } from './door.js';
import { isWeakKey, isWeakPassword } from './secret-strength.js';

/** Of the settings those that may be unsafe. */
interface CheckedSettings {
  readonly NODE_ENV: 'development' | 'test' | 'production';
  readonly HOST: string;
  readonly HUB_DEMO?: string | undefined;
  readonly HUB_PUBLIC_URL: string;
  readonly TOKEN_SECRET?: string | undefined;
  readonly TOKEN_SECRETS_ACCEPTED?: readonly string[] | undefined;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_AUDIENCE?: string | undefined;
  readonly OIDC_JWKS_URL?: string | undefined;
  readonly DATABASE_API_PASSWORD?: string | undefined;
  readonly DATABASE_WORKER_PASSWORD?: string | undefined;
  readonly DATABASE_RELAY_PASSWORD?: string | undefined;
}

type Passwords = 'DATABASE_API_PASSWORD' | 'DATABASE_WORKER_PASSWORD' | 'DATABASE_RELAY_PASSWORD';

/** What each process logs in with. The command line has what its commands need, which differs. */
const NEEDED: Readonly<Record<Door, readonly Passwords[]>> = {
  api: ['DATABASE_API_PASSWORD'],
  worker: ['DATABASE_WORKER_PASSWORD', 'DATABASE_RELAY_PASSWORD'],
  cli: [],
};

const DRAW = 'Draw it: openssl rand -hex 32';

/**
 * What a process must not start with, one sentence each, with what to do. Each names its setting and tells nothing of
 * its value.
 */
export function unsafeSettings(door: Door, settings: CheckedSettings): string[] {
  return [
    ...unsafeDemo(settings),
    ...unsafeToken(door, settings),
    ...unsafePlace(door, settings),
    ...unsafeIssuer(settings),
    ...(settings.NODE_ENV === 'production' ? unsafeSecrets(door, settings) : []),
  ];
}

function unsafeDemo({ HUB_DEMO, NODE_ENV }: CheckedSettings): string[] {
  if (!HUB_DEMO || NODE_ENV !== 'production') return [];
  return ['HUB_DEMO: the demo never runs in production. Unset HUB_DEMO or NODE_ENV.'];
}

function unsafeToken(door: Door, { TOKEN_SECRET }: CheckedSettings): string[] {
  if (door !== 'api' || TOKEN_SECRET) return [];
  return ['TOKEN_SECRET: set it to 32 or more random characters, e.g. `openssl rand -base64 32`.'];
}

/** Outside of production errors tell more, the schema is open and weak secrets pass: nobody else may come in. */
function unsafePlace(door: Door, { NODE_ENV, HOST, HUB_PUBLIC_URL }: CheckedSettings): string[] {
  if (NODE_ENV === 'production' || door === 'cli') return [];
  const { hostname } = new URL(HUB_PUBLIC_URL);
  return [
    ...(door === 'api' && !isOwnMachine(HOST)
      ? [`HOST: ${HOST} is reachable from outside. Set NODE_ENV=production, or HOST=127.0.0.1 to develop.`]
      : []),
    ...(isOwnMachine(hostname)
      ? []
      : [
          `HUB_PUBLIC_URL: ${hostname} is an address for others. Set NODE_ENV=production, or unset HUB_PUBLIC_URL to develop.`,
        ]),
  ];
}

/** Without an audience whoever may sign in to any other application of the issuer could come in with its token. */
function unsafeIssuer({ NODE_ENV, OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL }: CheckedSettings): string[] {
  if (!OIDC_ISSUER) return [];
  const plain = Object.entries({ OIDC_ISSUER, OIDC_JWKS_URL }).filter(([, url]) => url?.startsWith('http:'));
  return [
    ...(OIDC_AUDIENCE
      ? []
      : ['OIDC_AUDIENCE: set it to the id of the client that this hub has at the issuer.']),
    ...(NODE_ENV === 'production' ? plain.map(([name]) => `${name}: in production it has to be https.`) : []),
  ];
}

function isOwnMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

function unsafeSecrets(door: Door, settings: CheckedSettings): string[] {
  const needed = NEEDED[door];
  const keys = door === 'api' ? keysOf(settings) : [];
  const given = [...keys.map(([, key]) => key), ...needed.map((name) => settings[name])].filter(
    (secret) => secret !== undefined,
  );
  return [
    ...needed.filter((name) => !settings[name]).map((name) => `${name}: production needs it. ${DRAW}`),
    ...needed
      .filter((name) => settings[name] && isWeakPassword(settings[name]))
      .map((name) => `${name}: it is easy to guess. ${DRAW}`),
    ...keys.filter(([, key]) => isWeakKey(key)).map(([name]) => `${name}: it is easy to guess. ${DRAW}`),
    ...(new Set(given).size < given.length
      ? [
          `${[...new Set(keys.map(([name]) => name)), ...needed].join(', ')}: two of them are the same. ${DRAW}`,
        ]
      : []),
  ];
}

function keysOf({ TOKEN_SECRET, TOKEN_SECRETS_ACCEPTED = [] }: CheckedSettings): [string, string][] {
  const accepted = TOKEN_SECRETS_ACCEPTED.map((key): [string, string] => ['TOKEN_SECRETS_ACCEPTED', key]);
  return TOKEN_SECRET ? [['TOKEN_SECRET', TOKEN_SECRET], ...accepted] : accepted;
}
