import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const CLIENT = 'client-of-the-hub';

export interface TokenParts {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey | Uint8Array;
}

/** A small issuer of OpenID Connect: discovery, keys, ID tokens. It can be stopped, and can change its keys. */
export class LocalIssuer {
  readonly asked: string[] = [];
  private readonly keys = new Map<string, { privateKey: CryptoKey; publicJwk: JWK }>();
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(request.url ?? '');
    const body = this.bodyOf(request.url ?? '');
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  /** Other words for the discovery document. */
  discovery: Record<string, unknown> = {};
  url = '';

  static async start(alg = 'RS256'): Promise<LocalIssuer> {
    const issuer = new LocalIssuer();
    await issuer.addKey('first', alg);
    await issuer.listen(0);
    return issuer;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async addKey(kid: string, alg = 'RS256'): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    this.keys.set(kid, { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } });
  }

  removeKey(kid: string): void {
    this.keys.delete(kid);
  }

  publicJwk(kid = 'first'): JWK {
    return this.keys.get(kid)?.publicJwk ?? {};
  }

  privateKey(kid = 'first'): CryptoKey {
    const pair = this.keys.get(kid);
    if (!pair) throw new Error(`The issuer has no key ${kid}`);
    return pair.privateKey;
  }

  /** A token that is good but for what is told. Undefined members are left out. */
  token({ claims = {}, header = {}, key }: TokenParts = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: this.url, aud: CLIENT, sub: 'subject-1', iat: now, exp: now + 300 };
    const kid = String(header.kid ?? 'first');
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
      .sign(key ?? this.privateKey(kid));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private bodyOf(path: string): object | null {
    if (path === '/.well-known/openid-configuration')
      return { issuer: this.url, jwks_uri: `${this.url}/keys`, ...this.discovery };
    return path === '/keys' ? { keys: [...this.keys.values()].map(({ publicJwk }) => publicJwk) } : null;
  }
}
