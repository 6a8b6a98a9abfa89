import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
} from 'graphql';
import { costOf } from '../../src/platform/graphql/cost.js';
import { refuseTooLarge, usualGraphqlLimits } from '../../src/platform/graphql/limits.js';

export const schema = buildSchema(readFileSync('schema.gql', 'utf8'));
export type Field = GraphQLField<unknown, unknown>;

/** Objects inside objects, pages not counted. */
export const DEEPEST = 6;
/** A pallet shows pallets, and those once more: what lies beyond is the same again. */
const REPEATS = 2;

export function rootFields(kind: 'query' | 'mutation' | 'subscription'): Field[] {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[kind];
  return Object.values(root?.getFields() ?? {});
}

/** The object types that the type may be. */
export function objectsOf(type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [named];
  return isUnionType(named) || isInterfaceType(named) ? schema.getPossibleTypes(named) : [];
}

export const isConnection = (type: GraphQLObjectType): boolean => type.name.endsWith('Connection');

/** Everything that can be selected down to a depth, with pages of ten. */
function selectionOf(type: GraphQLOutputType, depth: number, above: readonly string[] = []): string {
  const objects = objectsOf(type);
  if (objects.length === 0) return '';
  const parts = objects.map((object) => {
    const fields = Object.values(object.getFields()).map((field) =>
      selectionOfField(field, depth, [...above, object.name]),
    );
    return objects.length > 1 ? `... on ${object.name} { ${fields.join(' ')} }` : fields.join(' ');
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function selectionOfField(field: Field, depth: number, above: readonly string[]): string {
  const [object] = objectsOf(field.type);
  if (!object) return needsArguments(field) ? '' : field.name;
  if (field.name === 'edges') return 'edges { cursor }';
  if (needsArguments(field) || above.filter((name) => name === object.name).length >= REPEATS) return '';
  const wrapper = isConnection(object) || object.name === 'PageInfo' || field.name === 'nodes';
  if (depth <= 0 && !wrapper) return '';
  const page = field.args.some(({ name }) => name === 'first') ? '(first: 10)' : '';
  const inside = selectionOf(field.type, wrapper ? depth : depth - 1, above);
  return `${field.name}${page} ${inside}`;
}

const needsArguments = (field: Field): boolean =>
  field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);

const deepest = new Map<string, string>();

/** The largest selection of a root field that the limits of the API let pass. Empty for a field of a scalar type. */
export function wholeSelection(
  kind: 'query' | 'mutation' | 'subscription',
  field: Field,
  depth = DEEPEST,
): string {
  const name = `${kind} ${field.name} ${depth}`;
  const before = deepest.get(name);
  if (before !== undefined) return before;
  const found = objectsOf(field.type).length === 0 ? '' : largest(kind, field, depth);
  deepest.set(name, found);
  return found;
}

function largest(kind: string, field: Field, deepest: number): string {
  for (let depth = deepest; depth > 0; depth -= 1) {
    const selection = selectionOf(field.type, depth);
    if (passes(kind, field, selection)) return selection;
  }
  throw new Error(`No selection of ${field.name} passes the limits`);
}

function passes(kind: string, field: Field, selection: string): boolean {
  const page = field.args.some(({ name }) => name === 'first') ? '(first: 10)' : '';
  const document = parse(`${kind} { ${field.name}${page} ${selection} }`);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return false;
  try {
    refuseTooLarge(operation, new Map(), usualGraphqlLimits);
  } catch {
    return false;
  }
  return costOf({ schema, operation, fragments: new Map(), variables: {} }) <= usualGraphqlLimits.cost;
}

/** A thing that an answer shows. */
export interface Shown {
  readonly type: string;
  readonly field: string;
}

/** Every field of every object in an answer that tells something: not null, and no empty list. */
export function shownIn(type: GraphQLOutputType, value: unknown): Shown[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return shownIn(type.ofType, value);
  if (isListType(type)) return (value as unknown[]).flatMap((one) => shownIn(type.ofType, one));
  const named = getNamedType(type);
  const name = (value as { __typename?: string }).__typename;
  const object = isObjectType(named) ? named : schema.getType(name ?? '');
  if (!isObjectType(object) || typeof value !== 'object') return [];
  return Object.entries(value as object).flatMap(([key, inside]) => {
    const field = object.getFields()[key];
    if (!field || tellsNothing(inside)) return [];
    return [{ type: object.name, field: key }, ...shownIn(field.type, inside)];
  });
}

function tellsNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
