import type { DynamicModule, Type } from '@nestjs/common';
import { declarationsOf } from '../../platform/jobs/handlers.js';

export interface Subscriber {
  /** The job's or event's name. */
  readonly message: string;
  readonly subscriber: string;
}

type AnyModule = Type | DynamicModule;

/** Who handles what in a process of this module, without starting it. */
export function subscribersIn(module: AnyModule, seen: Set<AnyModule> = new Set()): Subscriber[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const type = 'module' in module ? module.module : module;
  const more: Partial<DynamicModule> = 'module' in module ? module : {};
  const providers = [...(more.providers ?? []), ...listed(type, 'providers')];
  const imports = [...(more.imports ?? []), ...listed(type, 'imports')];
  return [
    ...providers.flatMap((provider) => (typeof provider === 'function' ? declared(provider) : [])),
    ...imports.flatMap((below) => subscribersIn(below as AnyModule, seen)),
  ];
}

function declared(provider: object): Subscriber[] {
  return declarationsOf(provider).map(({ message, subscriber }) => ({ message: message.name, subscriber }));
}

function listed(module: Type, key: 'providers' | 'imports'): unknown[] {
  return Reflect.getMetadata(key, module) ?? [];
}
