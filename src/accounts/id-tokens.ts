import { Inject, Injectable, Logger } from '@nestjs/common';
import { errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { emailAddress } from './account-input.js';
import { IDENTITY_REFUSED, ISSUER_UNREACHABLE } from './accounts.refusals.js';
import { IssuerKeys } from './issuer-keys.js';

/** Public keys only: with a shared secret among them a public key could be shown as that secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Seconds: how old a token may be that is shown, and how far the clock of the issuer may be off. */
const OLDEST = 600;
const CLOCKS_APART = 30;
const HOUR = 3_600_000;

/** Whom the issuer means. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** In lower case; null unless the issuer says that the person has shown to have it. */
  readonly email: string | null;
}

/** Reads ID tokens (OpenID Connect) of the one issuer that was set. */
@Injectable()
export class IdTokens {
  private readonly log = new Logger('Identities');
  private readonly keys: IssuerKeys | null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const { OIDC_ISSUER: issuer, OIDC_JWKS_URL: keysUrl, NODE_ENV } = settings;
    this.keys = issuer ? new IssuerKeys({ issuer, keysUrl, plain: NODE_ENV !== 'production' }) : null;
  }

  /** Outside a transaction: it may ask the issuer for its keys. @throws Refused IDENTITY_REFUSED, ISSUER_UNREACHABLE */
  async read(token: string): Promise<Identity> {
    if (!this.keys)
      throw IDENTITY_REFUSED.because('This hub has no outside sign-in. Sign in with a password.');
    try {
      return this.identityIn(await this.verified(token, this.keys));
    } catch (problem) {
      if (isOfTheToken(problem)) throw refused();
      // Only what kind of problem: the cause may quote an address or an answer.
      this.log.warn({ err: problem });
      throw ISSUER_UNREACHABLE.because(
        'The outside sign-in cannot be reached. Try again in a minute, or sign in with your password.',
      );
    }
  }

  /** Until when a session that begins now may go on. */
  sessionEnd(): Date {
    return new Date(Date.now() + this.settings.OIDC_SESSION_HOURS * HOUR);
  }

  private async verified(token: string, keys: IssuerKeys): Promise<JWTVerifyResult> {
    const { OIDC_ISSUER, OIDC_AUDIENCE } = this.settings;
    if (!OIDC_ISSUER || !OIDC_AUDIENCE) throw new Error('An issuer without an audience was let through');
    return jwtVerify(token, await keys.get(), {
      algorithms: ALGORITHMS,
      issuer: OIDC_ISSUER,
      audience: OIDC_AUDIENCE,
      maxTokenAge: OLDEST,
      clockTolerance: CLOCKS_APART,
      requiredClaims: ['sub', 'iat', 'exp'],
    });
  }

  private identityIn({ payload, protectedHeader }: JWTVerifyResult): Identity {
    const { OIDC_ISSUER: issuer = '', OIDC_AUDIENCE: audience = '' } = this.settings;
    // An access token of the same issuer for the same client has another type (RFC 9068).
    if (protectedHeader.typ !== undefined && protectedHeader.typ.toUpperCase() !== 'JWT') throw refused();
    if (!isFor(payload, audience)) throw refused();
    const subject = z.string().min(1).max(255).safeParse(payload.sub);
    if (!subject.success) throw refused();
    return { issuer, subject: subject.data, email: this.emailIn(payload) };
  }

  private emailIn(payload: JWTPayload): string | null {
    const { OIDC_EMAIL_CLAIM, OIDC_EMAIL_VERIFIED_CLAIM } = this.settings;
    if (payload[OIDC_EMAIL_VERIFIED_CLAIM] !== true) return null;
    const { success, data } = emailAddress.safeParse(payload[OIDC_EMAIL_CLAIM]);
    return success ? data : null;
  }
}

/** Of several audiences, or where the issuer names one, the authorized party has to be ours (OpenID Connect 3.1.3.7). */
function isFor({ aud, azp }: JWTPayload, audience: string): boolean {
  if (azp === undefined) return !Array.isArray(aud) || aud.length === 1;
  return azp === audience;
}

function refused() {
  return IDENTITY_REFUSED.because(
    'The ID token is expired, changed, of another issuer, or for another application. Sign in there again.',
    'idToken',
  );
}

const OF_THE_ISSUER = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Whether the token is to blame. jose's plain error stands for an answer of the issuer that is no key set. */
function isOfTheToken(problem: unknown): boolean {
  if (problem instanceof errors.JOSEError) return !OF_THE_ISSUER.has(problem.code);
  return (problem as { code?: unknown }).code === IDENTITY_REFUSED.code;
}
