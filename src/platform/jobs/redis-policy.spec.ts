import { policyIn } from './redis-policy.js';

describe('the eviction policy in INFO', () => {
  it('is read from a real answer', () => {
    const info =
      '# Memory\r\nused_memory:1\r\nmaxmemory:0\r\nmaxmemory_policy:allkeys-lru\r\nallocator:jemalloc\r\n';
    expect(policyIn(info)).toBe('allkeys-lru');
    expect(policyIn('maxmemory_policy:noeviction')).toBe('noeviction');
  });

  it('is not guessed when it is missing', () => {
    expect(() => policyIn('# Memory\r\nused_memory:1\r\n')).toThrow('no maxmemory_policy');
  });
});
