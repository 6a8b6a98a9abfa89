import { newId } from '../platform/ids/ids.js';
import { systemPrincipal } from '../platform/principal/principal.js';
import { type TokenHolder, VerifiedTokens } from './verified-tokens.js';

const holder = (expiresAt: number): TokenHolder => {
  const { requestId: _, ...nobody } = systemPrincipal('nobody', newId());
  return { ...nobody, expiresAt: new Date(expiresAt) };
};

describe('verified tokens', () => {
  it('are known until they expire, to the millisecond', () => {
    const verified = new VerifiedTokens();
    verified.keep('a', holder(1_000));
    expect(verified.of('a', 999)).not.toBeNull();
    expect(verified.of('a', 1_000)).toBeNull();
    expect(verified.size).toBe(0);
    expect(verified.of('b', 0)).toBeNull();
  });

  it('take no more room than they are given: the oldest makes room', () => {
    const verified = new VerifiedTokens(3);
    for (const token of ['a', 'b', 'c', 'd', 'e']) verified.keep(token, holder(1_000));
    expect(verified.size).toBe(3);
    expect(['a', 'b', 'c', 'd', 'e'].filter((token) => verified.of(token, 0))).toEqual(['c', 'd', 'e']);
  });
});
