import { z } from 'zod';
import type { Door } from './door.js';
import { unsafeSettings } from './unsafe-settings.js';

export type { Door } from './door.js';

const port = z.coerce.number().int().min(0).max(65535);
const milliseconds = z.coerce.number().int().min(10).max(86_400_000);
const days = z.coerce.number().int().min(1).max(3650);
/** Seconds. What is believed for longer would let in somebody who was dismissed. */
export const LONGEST_ACCESS = 300;
const secret = z.string().min(32, 'must be at least 32 characters long');
const address = z.url({ protocol: /^https?$/ });
const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
/** Points: see `platform/rates`. */
const allowance = z.coerce.number().int().min(1).max(1_000_000_000);

/** Words with commas between them. */
const listOf = (word: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(word));

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:[^*]+$/.test(text) && new URL(text).origin === text,
    'must be origins such as https://app.example, with commas between them',
  );

const addressRange = z
  .string()
  .regex(
    /^(?:loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(?:\/\d{1,3})?)$/,
    'must be addresses or ranges such as 10.0.0.0/8, with commas between them',
  );

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Server and database. Credentials in it are the owner's; only `migrate` uses them. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_ROLE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/)
    .optional(),
  DATABASE_API_PASSWORD: z.string().min(1).optional(),
  DATABASE_WORKER_PASSWORD: z.string().min(1).optional(),
  DATABASE_RELAY_PASSWORD: z.string().min(1).optional(),
  DATABASE_AUDITOR_PASSWORD: z.string().min(1).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Milliseconds to wait for a free or a new connection. Without an end a full pool would wait for ever. */
  DATABASE_CONNECTION_TIMEOUT: milliseconds.default(10_000),
  /** Milliseconds. A statement or a wait that takes longer is ended by Postgres. */
  DATABASE_STATEMENT_TIMEOUT: milliseconds.default(15_000),
  REDIS_URL: z.string().min(1).optional(),
  TOKEN_SECRET: secret.optional(),
  /** Signs nothing. What these signed is taken, so that TOKEN_SECRET can be changed on one process after another. */
  TOKEN_SECRETS_ACCEPTED: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(secret).max(5))
    .optional(),
  /** Seconds that an access token lives. */
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(1).max(LONGEST_ACCESS).default(LONGEST_ACCESS),
  REFRESH_TOKEN_DAYS: days.default(30),
  /** An issuer of identities (OpenID Connect) whose ID tokens sign members in; as it stands in `iss`. */
  OIDC_ISSUER: address.optional(),
  /** The client of this hub there: what stands in `aud`. */
  OIDC_AUDIENCE: z.string().min(1).optional(),
  /** Where its keys are. Else its discovery document is asked. */
  OIDC_JWKS_URL: address.optional(),
  OIDC_EMAIL_CLAIM: z.string().min(1).default('email'),
  OIDC_EMAIL_VERIFIED_CLAIM: z.string().min(1).default('email_verified'),
  /** Hours after which a session that the issuer began ends, however often it was refreshed. */
  OIDC_SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
  /** Where this process tells its numbers to Prometheus; nowhere when unset. */
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Only the launcher of the embedded database sets this. */
  HUB_DEMO: z.enum(['embedded']).optional(),
  HUB_FILES_DIR: z.string().min(1).default('.hub/files'),
  /** Server that letters are handed to, with user and password if it wants them. Never logged. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@host:587' })
    .optional(),
  /** Without SMTP_URL letters are laid in here. */
  HUB_MAIL_DIR: z.string().min(1).default('.hub/mail'),
  /** The worker adds to a file in here what the history is held against; `none`: another worker does. */
  HUB_ANCHOR_DIR: z.string().min(1).default('.hub/anchors'),
  HUB_MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/)
    .default('hub@liege-hub.invalid'),
  /** Where people reach the hub; stands in letters. */
  HUB_PUBLIC_URL: z.url().default('http://localhost:3000'),
  /** Bytes of the largest manifest that is taken. */
  HUB_MANIFEST_BYTES: z.coerce.number().int().min(1_000).max(1_000_000_000).default(100_000_000),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).default('eu-west-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Bull's lock on a running job, and how often stalled jobs are looked for. */
  JOB_LOCK_MILLISECONDS: milliseconds.default(5_000),
  JOB_STALLED_MILLISECONDS: milliseconds.default(2_000),
  JOB_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(4),
  RELAY_POLL_MILLISECONDS: milliseconds.default(500),
  /** A delivery that is neither done nor held by a queue for this long is sent again. */
  SWEEP_AFTER_MILLISECONDS: milliseconds.default(15_000),
  RETENTION_OUTBOX_DAYS: days.default(30),
  RETENTION_DEAD_LETTER_DAYS: days.default(365),
  GRAPHQL_INTROSPECTION: flag.optional(),
  /** A folder or a file of documents; with it nothing else is executed. */
  GRAPHQL_TRUSTED_DOCUMENTS: z.string().min(1).optional(),
  /** Origins whose pages may talk to the API with a browser. */
  HTTP_CORS_ORIGINS: listOf(origin).optional(),
  /** Whose `x-forwarded-for` is believed. */
  HTTP_TRUSTED_PROXIES: listOf(addressRange).optional(),
  /** Points a minute of one member or shift, of one device or other API key, and of one address without a token. */
  RATE_LIMIT_MEMBER: allowance.default(600_000),
  RATE_LIMIT_DEVICE: allowance.default(1_200_000),
  RATE_LIMIT_ADDRESS: allowance.default(12_000),
  /** Failed sign-ins that one address may make in a quarter of an hour. */
  SIGN_IN_FAILURES_PER_ADDRESS: allowance.default(200),
});

export type Settings = Readonly<z.output<typeof schema> & { door: Door }>;

/** A setting that stops the start. The message names the variable and says what to do. */
export class SettingsProblem extends Error {}

/**
 * Reads and checks the settings once, at a door. Empty strings count as unset, because that is how
 * compose files and shells pass on a variable that nobody filled in.
 * @throws SettingsProblem naming every bad variable.
 */
export function loadSettings(door: Door, environment: Record<string, string | undefined>): Settings {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw stop(lines);
  }
  const unsafe = unsafeSettings(door, parsed.data);
  if (unsafe.length > 0) throw stop(unsafe);
  return Object.freeze({ ...parsed.data, door });
}

function stop(lines: readonly string[]): SettingsProblem {
  return new SettingsProblem(`These settings stop the start:\n  ${lines.join('\n  ')}`);
}
