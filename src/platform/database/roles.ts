import type { Settings } from '../settings/settings.js';

/** The roles that the hub's processes log in as. Each owns nothing and bypasses nothing. */
export const APPLICATION_ROLES = ['api', 'worker', 'relay', 'auditor'] as const;
export type ApplicationRole = (typeof APPLICATION_ROLES)[number];

/**
 * Roles belong to a whole Postgres server, databases do not: the prefix (by default the database's name)
 * keeps two hubs on one server apart.
 */
export function roleName(settings: Settings, role: ApplicationRole): string {
  const database = decodeURIComponent(new URL(settings.DATABASE_URL).pathname.slice(1));
  return `${settings.DATABASE_ROLE_PREFIX ?? database}_${role}`;
}

export function rolePassword(settings: Settings, role: ApplicationRole): string | undefined {
  return {
    api: settings.DATABASE_API_PASSWORD,
    worker: settings.DATABASE_WORKER_PASSWORD,
    relay: settings.DATABASE_RELAY_PASSWORD,
    auditor: settings.DATABASE_AUDITOR_PASSWORD,
  }[role];
}

/** The hub's database, as this role. */
export function roleUrl(settings: Settings, role: ApplicationRole): string {
  const url = new URL(settings.DATABASE_URL);
  url.username = encodeURIComponent(roleName(settings, role));
  url.password = encodeURIComponent(rolePassword(settings, role) ?? '');
  return url.toString();
}
