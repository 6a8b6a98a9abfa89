import type { Settings } from '../settings/settings.js';

/**
 * What tells this hub from another one in a Redis that both use: the name of its database. Two hubs under one
 * name would work off each other's queues.
 */
export function installationName(settings: Settings): string {
  const database = decodeURIComponent(new URL(settings.DATABASE_URL).pathname.slice(1));
  return `liege-${database.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
