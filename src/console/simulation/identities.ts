import type { Identity, Line } from './hub-client.js';
import { RefusedAct, SimulationProblem } from './patience.js';
import { type Json, NoAnswer, send } from './wire.js';

const SIGNED_IN = '__typename ... on Refusal { code message } ... on SignedIn { accessToken refreshToken }';
const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ${SIGNED_IN} } }`;
const REFRESH = `mutation Refresh($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SIGNED_IN} } }`;

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A member with a password. Tokens are refreshed when they have expired; a session that is over is begun anew. */
export class Member implements Identity {
  private tokens: Tokens | null = null;
  /** One sign-in for all requests that wait for it. */
  private signing: Promise<void> | null = null;

  constructor(
    private readonly line: Line,
    readonly name: string,
    private readonly password: string,
  ) {}

  async authorization(): Promise<string> {
    if (!this.tokens) await this.sign();
    return `Bearer ${this.tokens?.accessToken}`;
  }

  async renew(stale: string): Promise<void> {
    if (this.tokens && stale === `Bearer ${this.tokens.accessToken}`) await this.sign();
  }

  private sign(): Promise<void> {
    this.signing ??= this.begin().finally(() => {
      this.signing = null;
    });
    return this.signing;
  }

  private async begin(): Promise<void> {
    const refreshToken = this.tokens?.refreshToken;
    this.tokens = null;
    // One try only: a token that was used by a request without an answer ends its session when it comes again.
    if (refreshToken) this.tokens = await this.refreshed(refreshToken).catch(() => null);
    this.tokens ??= await this.line.patience.keepTrying(`${this.name}: signIn`, () => this.signedIn());
  }

  private async refreshed(refreshToken: string): Promise<Tokens | null> {
    const { refreshSession } = await this.once(REFRESH, { refreshToken });
    this.line.tally.add(`sessions ${refreshSession.__typename === 'SignedIn' ? 'refreshed' : 'ended'}`);
    return refreshSession.__typename === 'SignedIn' ? refreshSession : null;
  }

  private async signedIn(): Promise<Tokens> {
    const { signIn } = await this.once(SIGN_IN, { email: this.name, password: this.password });
    if (signIn.__typename === 'SignedIn') {
      this.line.tally.add('sessions begun');
      return signIn;
    }
    if (signIn.code === 'BUSY') throw new NoAnswer(signIn.code);
    throw new RefusedAct(`${this.name} cannot sign in: ${signIn.message}`, signIn.code);
  }

  private async once(query: string, input: Json): Promise<Json> {
    const { data, codes, message } = await send(this.line.url, null, { query, variables: { input } });
    if (codes.some((code) => /^(?:UNAVAILABLE|BUSY|RATE_LIMITED|INTERNAL)/.test(code)))
      throw new NoAnswer(codes.join(', '));
    if (codes.length > 0) throw new SimulationProblem(`${this.name}: ${codes.join(', ')}: ${message}`);
    return data;
  }
}

/** A scanner with an API key. */
export class Device implements Identity {
  constructor(
    readonly name: string,
    private readonly key: string,
  ) {}

  async authorization(): Promise<string> {
    return `Bearer ${this.key}`;
  }

  async renew(): Promise<void> {
    throw new SimulationProblem(`The key of ${this.name} is not accepted any more.`);
  }
}
