import { Cluster } from 'ioredis';
import type { RedisClient } from '../bus/redis-client.js';

/** Redis says it in INFO, which servers that forbid CONFIG still answer. */
const POLICY = /^maxmemory_policy:(\S+)/m;

/**
 * A Redis that evicts keys loses jobs in silence when its memory is full.
 * @returns a sentence when one of its nodes may evict, else null.
 * @throws Error the server does not tell.
 */
export async function evictionProblem(client: RedisClient): Promise<string | null> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  for (const node of nodes) {
    const policy = policyIn(await node.info('memory'));
    if (policy !== 'noeviction') {
      return (
        `REDIS_URL: this Redis has the eviction policy ${policy} and would drop jobs when its memory is full. ` +
        'Set `maxmemory-policy noeviction` there.'
      );
    }
  }
  return null;
}

/** @throws Error an INFO without a policy. */
export function policyIn(info: string): string {
  const policy = POLICY.exec(info)?.[1];
  if (!policy) throw new Error('no maxmemory_policy in INFO');
  return policy;
}
