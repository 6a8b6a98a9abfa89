import { installationName } from '../bus/installation-name.js';
import type { Settings } from '../settings/settings.js';
import { PostgresQueues } from './postgres-queues.js';
import type { QueueConnection } from './queue-connection.js';
import { RedisQueues } from './redis-queues.js';

/** The one place that decides which server carries the work. */
export function createQueueConnection(settings: Settings): QueueConnection {
  return settings.REDIS_URL
    ? new RedisQueues(settings.REDIS_URL, installationName(settings))
    : new PostgresQueues(settings);
}
