import type { Settings } from '../settings/settings.js';
import { type HttpLimits, usualHttpLimits } from './http-limits.js';

/** How the HTTP door is set: its limits, and whom it believes. */
export interface HttpOptions extends HttpLimits {
  /** Origins whose pages may talk to the API with a browser; none by default. */
  readonly corsOrigins: readonly string[];
  /** Addresses and ranges whose `x-forwarded-for` is believed; none by default. */
  readonly trustedProxies: readonly string[];
}

export const usualHttpOptions: HttpOptions = { ...usualHttpLimits, corsOrigins: [], trustedProxies: [] };

export function httpOptionsOf(settings: Settings): Partial<HttpOptions> {
  return {
    corsOrigins: settings.HTTP_CORS_ORIGINS ?? [],
    trustedProxies: settings.HTTP_TRUSTED_PROXIES ?? [],
  };
}
