import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { createRedisClient, isReady, type RedisClient } from '../bus/redis-client.js';
import { type Settings, SettingsProblem } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { evictionProblem } from './redis-policy.js';
import { within } from './within.js';

/** Milliseconds. A Redis that does not answer in this time is looked at by the worker, when it is back. */
const PATIENCE = 2_000;

/** The API adds nothing to the queues, but starts no hub that would lose its jobs: it says so, like the worker. */
@Injectable()
export class EvictionGuard implements OnModuleInit {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws SettingsProblem a Redis that may evict. One that is away stops no start. */
  async onModuleInit(): Promise<void> {
    const { REDIS_URL } = this.settings;
    if (!REDIS_URL) return;
    const client = createRedisClient(REDIS_URL, { maxRetriesPerRequest: null });
    try {
      const problem = await within(PATIENCE, 'asking Redis for its eviction policy', policyProblem(client));
      if (problem) throw new SettingsProblem(problem);
    } catch (problem) {
      if (problem instanceof SettingsProblem) throw problem;
    } finally {
      client.disconnect();
    }
  }
}

async function policyProblem(client: RedisClient): Promise<string | null> {
  if (!isReady(client)) await new Promise<void>((resolve) => client.once('ready', () => resolve()));
  return evictionProblem(client);
}
