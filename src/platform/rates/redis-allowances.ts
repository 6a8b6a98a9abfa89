import { createRedisClient, isReady, type RedisClient } from '../bus/redis-client.js';
import type { Allowances, Ask, Draw } from './allowance.js';
import type { PayerDigest } from './payer-digest.js';

/** Milliseconds. A Redis that takes longer is passed over: the caller of the API is waiting. */
const PATIENCE = 250;

/**
 * `drawFrom`, by the clock of Redis, which is one for all processes. The key goes when the allowance is whole.
 * Numbers are written with three digits after the point, because Redis cuts those of Lua off.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local points, seconds, least, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local each = seconds * 1000 / points
local owed = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') - now, 0)
local left = math.floor(points - owed / each + 0.000001)
if left < least then return {0, string.format('%.3f', owed - (points - least) * each)} end
local granted = math.min(left, most)
owed = owed + granted * each
redis.call('SET', KEYS[1], string.format('%.3f', now + owed), 'PX', math.ceil(owed) + 1)
return {granted, '0'}
`;

export class RedisAllowances implements Allowances {
  private readonly client: RedisClient;

  /** @param prefix keeps hubs that share one Redis apart */
  constructor(
    address: string,
    private readonly prefix: string,
    private readonly digest: PayerDigest,
  ) {
    this.client = createRedisClient(address, {
      connectionName: `${prefix}allowances`,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: PATIENCE,
    });
  }

  async draw(payer: string, { budget, least, most }: Ask): Promise<Draw> {
    if (!isReady(this.client)) throw new Error('Redis cannot be reached');
    const key = `${this.prefix}${this.digest(payer).toString('hex')}`;
    const answer = await this.client.eval(SCRIPT, 1, key, budget.points, budget.seconds, least, most);
    const [granted, wait] = answer as [number, string];
    return { granted, wait: Number(wait) };
  }

  end(): void {
    this.client.disconnect();
  }
}
