import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Milliseconds. */
const ANSWER = 5_000;
/** Keys are looked for again after this, or when a token names an unknown one, at most every half minute. */
const KEPT = 600_000;
const COOLDOWN = 30_000;

const discovered = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

export interface IssuerPlace {
  /** As it stands in `iss`. */
  readonly issuer: string;
  /** Where its keys are; absent where its discovery document says so. */
  readonly keysUrl?: string | undefined;
  /** Whether keys may come without TLS: from this machine, in tests and development. */
  readonly plain: boolean;
}

/** The issuer did not say which keys it has. */
export class IssuerProblem extends Error {}

/**
 * The public keys of an issuer (JWKS), from the address that was set or that OpenID Connect discovery tells. Never
 * from an address in a token.
 */
export class IssuerKeys {
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly place: IssuerPlace) {}

  /** @throws IssuerProblem the issuer is away or says something else; it is asked again next time */
  get(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.find().catch((problem: unknown) => {
      this.keys = undefined;
      throw problem;
    });
    return this.keys;
  }

  private async find(): Promise<JWTVerifyGetKey> {
    const url = new URL(this.place.keysUrl ?? (await this.discover()));
    if (url.protocol !== 'https:' && !this.place.plain)
      throw new IssuerProblem(`The keys of the issuer are at ${url.origin}, without TLS`);
    const times = { timeoutDuration: ANSWER, cooldownDuration: COOLDOWN, cacheMaxAge: KEPT };
    return createRemoteJWKSet(url, times);
  }

  private async discover(): Promise<string> {
    const { issuer } = this.place;
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const told = discovered.safeParse(await asked(address));
    if (!told.success)
      throw new IssuerProblem('The discovery document of the issuer has no issuer or no keys');
    if (told.data.issuer !== issuer)
      throw new IssuerProblem('The discovery document is of another issuer than OIDC_ISSUER');
    return told.data.jwks_uri;
  }
}

async function asked(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(ANSWER) });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return await answer.json();
  } catch (problem) {
    throw new IssuerProblem('The issuer cannot be asked for its discovery document', { cause: problem });
  }
}
