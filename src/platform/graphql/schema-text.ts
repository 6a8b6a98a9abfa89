import type { INestApplicationContext } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';

/** The text of `schema.gql`: sorted, with descriptions, ending in a line break. */
export function schemaText(app: INestApplicationContext): string {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Everything in the schema that lacks a description, as `Type`, `Type.field` or `Type.field(argument)`. */
export function undescribed(schema: GraphQLSchema): string[] {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  return own.flatMap((type) => [
    ...(type.description ? [] : [type.name]),
    ...membersOf(type)
      .filter(([, description]) => !description)
      .map(([name]) => `${type.name}.${name}`),
  ]);
}

type Described = readonly [name: string, description: string | null | undefined];

function membersOf(type: object): Described[] {
  if (isEnumType(type))
    return type.getValues().map(({ name, description }): Described => [name, description]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(({ name, description }): Described => [name, description]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, description, args }): Described[] => [
    [name, description],
    ...args.map((argument): Described => [`${name}(${argument.name})`, argument.description]),
  ]);
}
