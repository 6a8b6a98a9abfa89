import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { declaredJobs } from './define-job.js';
import { declarationsOf, type TimerHandler, timerKindsOf } from './handlers.js';
import type { MessageHandler } from './message.js';
import { QUEUES } from './queues.js';
import { HandlersProblem, type Route, Routes, type TimerRoute } from './routes.js';

type Provider = ReturnType<DiscoveryService['getProviders']>[number];

/** Finds the handlers among all providers of the process, whichever module they came with. */
@Injectable()
export class HandlerRegistry implements OnModuleInit {
  private found: Routes | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws HandlersProblem and so stops the start. */
  onModuleInit(): void {
    const providers = this.discovery.getProviders();
    this.found = new Routes(
      declaredJobs.values(),
      providers.flatMap(routesOf),
      providers.flatMap(timersOf),
      QUEUES,
    );
  }

  get routes(): Routes {
    if (!this.found) throw new Error('The handlers are asked for before the module was set up');
    return this.found;
  }
}

function routesOf(provider: Provider): Route[] {
  return declarationsOf(classOf(provider)).map((declaration) => ({
    ...declaration,
    handlerName: nameOf(provider),
    handler: () => provider.instance as MessageHandler,
  }));
}

function timersOf(provider: Provider): TimerRoute[] {
  return timerKindsOf(classOf(provider)).map((kind) => ({
    kind,
    handlerName: nameOf(provider),
    handler: () => provider.instance as TimerHandler,
  }));
}

function classOf({ metatype }: Provider): object {
  return typeof metatype === 'function' ? metatype : {};
}

/** @throws HandlersProblem a job has no request: a handler that is made for each request would never be made. */
function nameOf(provider: Provider): string {
  const name = String(provider.name);
  if (!provider.isDependencyTreeStatic()) throw new HandlersProblem(`${name} must not be request-scoped`);
  return name;
}
