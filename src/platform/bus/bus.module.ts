import { type DynamicModule, Global, Module } from '@nestjs/common';
import { roleUrl } from '../database/roles.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { Bus } from './bus.js';
import { installationName } from './installation-name.js';
import { PostgresBus } from './postgres-bus.js';
import { RedisBus } from './redis-bus.js';

/** Hints over Redis when there is one, else over Postgres. */
@Global()
@Module({})
export class BusModule {
  static as(role: 'api' | 'worker'): DynamicModule {
    const bus = {
      provide: Bus,
      inject: [SETTINGS],
      useFactory: (settings: Settings) =>
        settings.REDIS_URL
          ? new RedisBus(settings.REDIS_URL, `${installationName(settings)}:bus:`)
          : new PostgresBus(roleUrl(settings, role)),
    };
    return { module: BusModule, providers: [bus], exports: [Bus] };
  }
}
