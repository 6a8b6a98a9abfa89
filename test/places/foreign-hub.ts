import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { operationRules } from '../../src/platform/graphql/operation-rules.js';
import { newId } from '../../src/platform/ids/ids.js';
import type { World } from '../world/world.js';

/** What belongs to one hub, by the name of the field that takes it: public ids, SSCCs and references. */
export type Belongings = Readonly<Record<string, string>>;

type Field = GraphQLField<unknown, unknown>;
const schema = buildSchema(readFileSync('schema.gql', 'utf8'));

/** The operations of one kind that people of a hub may call, by name. */
function operations(world: World, kind: 'query' | 'mutation'): Field[] {
  const rules = operationRules(world.api);
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).filter(({ name }) =>
    /OPERATOR|SUPERVISOR/.test(rules.get(`${kind} ${name}`) ?? ''),
  );
}

/** Mutations that name something by its id, so that somebody may try those of another hub. */
export function namingMutations(world: World): Field[] {
  return operations(world, 'mutation').filter(({ args }) => args[0] && namesSomething(args[0].type));
}

export const queriesOfHubs = (world: World): Field[] => operations(world, 'query');

function namesSomething(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID';
  return Object.values(named.getFields()).some(
    (field) => isNonNullType(field.type) && namesSomething(field.type),
  );
}

/** A value that passes every check of form and names only what is in the belongings. */
export function inputFor(type: GraphQLInputType, name: string, theirs: Belongings): unknown {
  if (isNonNullType(type)) return inputFor(type.ofType, name, theirs);
  if (isListType(type)) return [inputFor(type.ofType, name, theirs)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, inputFor(field.type, field.name, theirs)]));
  }
  if (name === 'idempotencyKey') return newId();
  return theirs[name] ?? PLAIN[type.name] ?? theirs.id;
}

const PLAIN: Readonly<Record<string, unknown>> = {
  String: 'Some text',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2020-03-13T12:00:00Z',
  CalendarDate: '2030-06-30',
};

/** The arguments that a query must have: several sets, where one of them is an enum or an id. */
function argumentsOf(field: Field, theirs: Belongings): string[] {
  const sets = field.args
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => {
      const named = getNamedType(type);
      if (isEnumType(named)) return named.getValues().map((value) => `${name}: ${value.name}`);
      const ids = named.name === 'ID' ? Object.values(theirs) : [String(inputFor(type, name, theirs))];
      return ids.map((id) => `${name}: ${JSON.stringify(id)}`);
    });
  return sets.reduce(
    (all, one) => all.flatMap((before) => one.map((next) => [before, next].filter(Boolean).join(', '))),
    [''],
  );
}

/** How many things a query answers, over all arguments that could find something of the other hub. */
export async function foundBy(
  world: World,
  who: 'operator' | 'dubaiOperator',
  field: Field,
  theirs: Belongings,
): Promise<number> {
  const type = getNamedType(field.type);
  const connection = isObjectType(type) && 'nodes' in type.getFields();
  let found = 0;
  for (const args of argumentsOf(field, theirs)) {
    const call = args ? `${field.name}(${args})` : field.name;
    const query = `{ found: ${call} { ${connection ? 'nodes { __typename }' : '__typename'} } }`;
    const { data } = await world.ask(who, query);
    found += [data?.found?.nodes ?? data?.found ?? []].flat().length;
  }
  return found;
}
