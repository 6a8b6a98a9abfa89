import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BusModule } from '../bus/bus.module.js';
import { DeadLettersService } from './dead-letters.service.js';
import { EvictionGuard } from './eviction-guard.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobsEngine } from './jobs-engine.js';
import { OutboxService } from './outbox.service.js';
import { QueueHealth } from './queue-health.js';
import { DeliveryRunner } from './run-delivery.js';
import { TimersService } from './timers.service.js';

const SAYING = [OutboxService, DeadLettersService, TimersService, QueueHealth];

/** Jobs and events. The API process only says what is to be done; the worker process does it. */
@Global()
@Module({})
export class JobsModule {
  static forApi(): DynamicModule {
    return {
      module: JobsModule,
      imports: [BusModule.as('api')],
      providers: [...SAYING, EvictionGuard],
      exports: SAYING,
    };
  }

  static forWorker(): DynamicModule {
    return {
      module: JobsModule,
      imports: [BusModule.as('worker'), DiscoveryModule],
      providers: [...SAYING, HandlerRegistry, DeliveryRunner, JobsEngine],
      exports: [...SAYING, JobsEngine],
    };
  }
}
