import type { Principal } from '../principal/principal.js';

/** A principal, and until when the proof of it holds. Without an end it is asked again now and then. */
export interface IdentifiedPrincipal extends Principal {
  readonly expiresAt?: Date;
}

/** Turns what a caller shows into a principal. Accounts, which are upstairs, implement it. */
export interface Authenticator {
  /**
   * @param authorizationHeader as it came, such as `Bearer …`; undefined when there was none, which is
   *   answered with the principal `nobody`
   * @param watching nobody asked: an open socket looks whether its token still holds, which is no sign of life
   * @throws Refused UNAUTHENTICATED for a token that is expired, revoked or not ours
   */
  authenticate(
    authorizationHeader: string | undefined,
    requestId: string,
    watching?: boolean,
  ): Promise<IdentifiedPrincipal>;
}

/** The injection token of the Authenticator; GraphqlPlatformModule.forApi binds it. */
export const AUTHENTICATOR = Symbol('AUTHENTICATOR');
