import { isIPv6 } from 'node:net';

/** Groups of four hexadecimal digits that one customer of a provider is given: he has all addresses below them. */
const CUSTOMER_GROUPS = 4;

/**
 * Whom an address stands for: itself in IPv4, its network of 64 bits in IPv6, where everybody has more addresses than
 * anybody can count.
 */
export function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, CUSTOMER_GROUPS).join(':')}::/64` : address;
}

/** All eight groups, without leading zeros. */
function groupsOf(address: string): string[] {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
