import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { connectAs } from './connect.js';
import { createDataSource } from './data-source.js';
import { PoolUse } from './pool-use.js';
import type { ApplicationRole } from './roles.js';
import { UnitOfWork } from './unit-of-work.js';

const POOL = Symbol('POOL');
const RELAY_POOL = Symbol('RELAY_POOL');

/** The unit of work under the relay's role: outbox and inbox, nothing else. Only the worker process has it. */
export const RELAY_UNIT_OF_WORK = Symbol('RELAY_UNIT_OF_WORK');

const pool = (token: symbol, role: ApplicationRole, size?: number) => ({
  provide: token,
  inject: [SETTINGS],
  useFactory: (settings: Settings) => connectAs(createDataSource(settings, role, size), role),
});

const poolUse = (pools: Readonly<Record<string, symbol>>) => ({
  provide: PoolUse,
  inject: Object.values(pools),
  useFactory: (...sources: DataSource[]) =>
    new PoolUse(
      Object.fromEntries(
        Object.keys(pools).flatMap((name, index) => {
          const source = sources[index];
          return source ? [[name, source]] : [];
        }),
      ),
    ),
});

/** Holds the pools. Nobody outside `platform/database` sees one: features get a UnitOfWork. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(POOL) private readonly dataSource: DataSource) {}

  static as(role: 'api' | 'worker'): DynamicModule {
    const work = {
      provide: UnitOfWork,
      inject: [POOL],
      useFactory: (source: DataSource) => new UnitOfWork(source),
    };
    if (role === 'api') {
      return {
        module: DatabaseModule,
        providers: [pool(POOL, 'api'), work, poolUse({ api: POOL })],
        exports: [UnitOfWork, PoolUse],
      };
    }
    const relay = {
      provide: RELAY_UNIT_OF_WORK,
      inject: [RELAY_POOL],
      useFactory: (source: DataSource) => new UnitOfWork(source),
    };
    return {
      module: DatabaseModule,
      providers: [
        ...[pool(POOL, 'worker'), pool(RELAY_POOL, 'relay', 3), work, relay, RelayPoolEnd],
        poolUse({ worker: POOL, relay: RELAY_POOL }),
      ],
      exports: [UnitOfWork, RELAY_UNIT_OF_WORK, PoolUse],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

class RelayPoolEnd implements OnApplicationShutdown {
  constructor(@Inject(RELAY_POOL) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
