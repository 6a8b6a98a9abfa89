import { type Door, loadSettings, type Settings } from '../../src/platform/settings/settings.js';
import { anchorFolder, ownerUrl, ROLE_PASSWORD, ROLE_PREFIX } from './cluster.js';

/** Settings of a hub on this test database; on Redis in the lane that has one. */
export function testSettings(door: Door, database: string, more: Record<string, string> = {}): Settings {
  const redis = process.env.HUB_TEST_LANE === 'redis' ? { REDIS_URL: process.env.HUB_TEST_REDIS_URL } : {};
  return loadSettings(door, {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: process.env.HUB_TEST_LOG_LEVEL ?? 'silent',
    DATABASE_URL: ownerUrl(database),
    HUB_ANCHOR_DIR: anchorFolder(database),
    DATABASE_ROLE_PREFIX: ROLE_PREFIX,
    DATABASE_API_PASSWORD: ROLE_PASSWORD,
    DATABASE_WORKER_PASSWORD: ROLE_PASSWORD,
    DATABASE_RELAY_PASSWORD: ROLE_PASSWORD,
    DATABASE_AUDITOR_PASSWORD: ROLE_PASSWORD,
    TOKEN_SECRET: 'only-for-tests-only-for-tests-only',
    RELAY_POLL_MILLISECONDS: '50',
    SWEEP_AFTER_MILLISECONDS: '1000',
    ...redis,
    ...more,
  });
}
