import { SettingsProblem } from '../settings/settings.js';
import { parseRedisAddress } from './redis-address.js';

describe('REDIS_URL', () => {
  it('reads a standalone server', () => {
    expect(parseRedisAddress('redis://127.0.0.1')).toEqual({
      kind: 'standalone',
      nodes: [{ host: '127.0.0.1', port: 6379 }],
      options: {},
    });
  });

  it('reads user, password, database and TLS', () => {
    expect(parseRedisAddress('rediss://hub:p%40ss@redis.example:443/3')).toEqual({
      kind: 'standalone',
      nodes: [{ host: 'redis.example', port: 443 }],
      options: { username: 'hub', password: 'p@ss', db: 3, tls: { servername: 'redis.example' } },
    });
  });

  it('keeps port 80, which a URL would drop', () => {
    expect(parseRedisAddress('redis://a:80').nodes).toEqual([{ host: 'a', port: 80 }]);
  });

  it('reads an IPv6 host without its brackets', () => {
    expect(parseRedisAddress('redis://[::1]:6380').nodes).toEqual([{ host: '::1', port: 6380 }]);
  });

  it.each([
    ['redis-cluster://:secret@a:7000,b:7001,c', {}],
    ['redis://:secret@a:7000,redis://b:7001,redis://c', {}],
    ['rediss-cluster://:secret@a:7000,b:7001,c', { tls: { servername: 'a' } }],
  ])('reads the nodes of a cluster: %s', (text, more) => {
    expect(parseRedisAddress(text)).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 7001 },
        { host: 'c', port: 6379 },
      ],
      options: { password: 'secret', ...more },
    });
  });

  it('takes a cluster of one named node for a cluster', () => {
    expect(parseRedisAddress('redis-cluster://a:7000').kind).toBe('cluster');
  });

  it.each([
    '127.0.0.1:6379',
    'http://a',
    'redis://',
    'redis://a/b',
    'redis-cluster://a:1,',
    'redis-cluster://a:1/2',
  ])('refuses %s and names the variable', (text) => {
    expect(() => parseRedisAddress(text)).toThrow(SettingsProblem);
    expect(() => parseRedisAddress(text)).toThrow(/^REDIS_URL: /);
  });

  it('does not repeat a password', () => {
    expect(() => parseRedisAddress('redis://:secret@a/b')).toThrow(/^(?!.*secret)/);
  });
});
