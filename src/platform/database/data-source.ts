import 'reflect-metadata';
import { EventEmitter } from 'node:events';
import { DataSource, getMetadataArgsStorage, type Logger } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { CONNECTION_LIFETIME, PreparingClient } from './preparing-client.js';
import { type ApplicationRole, roleUrl } from './roles.js';

/** Emits `statement` with every SQL text sent and the role that sent it, for the tests that count statements. */
export const sentStatements = new EventEmitter();

const quietLogger = (role: ApplicationRole): Logger => ({
  logQuery: (sql) => {
    sentStatements.emit('statement', sql, role);
  },
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
});

/** Milliseconds. */
const LOCK_TIMEOUT = 5_000;

/** A pool of connections as one role. Entities are those that the loaded features declare. */
export function createDataSource(
  settings: Settings,
  role: ApplicationRole,
  poolSize = settings.DATABASE_POOL,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: roleUrl(settings, role),
    applicationName: `liege-hub ${role}`,
    entities: getMetadataArgsStorage().tables.flatMap(({ target }) =>
      typeof target === 'function' ? [target] : [],
    ),
    synchronize: false,
    migrationsRun: false,
    logging: true,
    logger: quietLogger(role),
    poolErrorHandler: () => undefined,
    extra: {
      Client: PreparingClient,
      max: poolSize,
      maxLifetimeSeconds: CONNECTION_LIFETIME,
      connectionTimeoutMillis: settings.DATABASE_CONNECTION_TIMEOUT,
      statement_timeout: settings.DATABASE_STATEMENT_TIMEOUT,
      lock_timeout: LOCK_TIMEOUT,
      idle_in_transaction_session_timeout: 2 * settings.DATABASE_STATEMENT_TIMEOUT,
      keepAlive: true,
      // TypeORM's first questions run on a client that nobody listens to: its loss would end the process.
      onConnect: (client: EventEmitter) => void client.on('error', () => undefined),
    },
  });
}
