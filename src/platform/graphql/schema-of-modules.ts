import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { guardSchema } from './guarded-schema.js';
import { DateTime } from './scalars.js';

/** What @Resolver leaves on a class. */
const RESOLVER_MARK = 'graphql:resolver_type';

type AnyModule = Type | DynamicModule;

/**
 * The schema that an application of this module would serve, without starting it: no database is asked.
 * The text is that of `schema.gql`: sorted, with descriptions, ending in a line break.
 */
export async function schemaTextOf(module: AnyModule): Promise<string> {
  return `${printSchema(lexicographicSortSchema(guardSchema(await schemaOf(module))))}\n`;
}

async function schemaOf(module: AnyModule): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
    abortOnError: false,
  });
  const factory = app.get(GraphQLSchemaFactory);
  const options = { noDuplicatedFields: true, scalarsMap: [{ type: Date, scalar: DateTime }] };
  const schema = await factory.create([...resolversIn(module, new Set())], options);
  await app.close();
  return schema;
}

/** Every resolver class that the module or a module below it provides. */
function resolversIn(module: AnyModule, seen: Set<AnyModule>): Set<Type> {
  if (seen.has(module)) return new Set();
  seen.add(module);
  const own =
    'module' in module
      ? [...(module.providers ?? []), ...metadata(module.module, 'providers')]
      : metadata(module, 'providers');
  const imports =
    'module' in module
      ? [...(module.imports ?? []), ...metadata(module.module, 'imports')]
      : metadata(module, 'imports');
  const resolvers = own.filter(isResolver);
  return new Set([...resolvers, ...imports.flatMap((below) => [...resolversIn(below as AnyModule, seen)])]);
}

function metadata(module: Type, key: 'providers' | 'imports'): unknown[] {
  return Reflect.getMetadata(key, module) ?? [];
}

function isResolver(provider: unknown): provider is Type {
  return typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_MARK, provider);
}
