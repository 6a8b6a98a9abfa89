import type { IncomingMessage } from 'node:http';
import proxyaddr from '@fastify/proxy-addr';

/** The address that a request comes from. */
export type AddressReader = (request: IncomingMessage) => string;

/**
 * @param trusted whose `x-forwarded-for` is believed. Without a list it is not read: whoever may write it could
 *   be somebody else with each request.
 */
export function addressReader(trusted: readonly string[]): AddressReader {
  const trusts = proxyaddr.compile([...trusted]);
  return (request) => proxyaddr(request, trusts) ?? 'unknown';
}
