import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { newId } from '../../src/platform/ids/ids.js';
import type { Chance } from './chance.js';
import { NASTY_KINDS, NASTY_NUMBERS, text } from './values.js';

export interface Written {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Field = GraphQLField<unknown, unknown>;

/** Lists inside lists of inputs end somewhere. */
const DEEPEST_INPUT = 5;
const DEEPEST_SELECTION = 3;

/** Writes operations of a schema: valid documents, whose values are bad in every way that its types let through. */
export class Writer {
  private readonly roots: readonly (readonly ['query' | 'mutation', Field])[];

  /** @param wrongKinds one in so many values is of another kind than it should be; 0 for none */
  constructor(
    schema: GraphQLSchema,
    private readonly chance: Chance,
    private readonly wrongKinds = 0,
  ) {
    const fieldsOf = (kind: 'query' | 'mutation') => {
      const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
      return Object.values(type?.getFields() ?? {}).map((field) => [kind, field] as const);
    };
    this.roots = [...fieldsOf('query'), ...fieldsOf('mutation')];
  }

  any(): Written {
    const [kind, field] = this.chance.pick(this.roots);
    return this.write(kind, field);
  }

  /** Each operation once. */
  every(): Written[] {
    return this.roots.map(([kind, field]) => this.write(kind, field));
  }

  private write(kind: string, field: Field): Written {
    const variables = Object.fromEntries(
      field.args.map(({ name, type }) => [name, this.value(type, name, 0)]),
    );
    const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const head = declared ? `${kind} Any(${declared})` : `${kind} Any`;
    const call = passed ? `${field.name}(${passed})` : field.name;
    return {
      name: `${kind} ${field.name}`,
      query: `${head} { ${call}${this.selection(field.type, 0)} }`,
      variables,
    };
  }

  private value(type: GraphQLInputType, name: string, depth: number): unknown {
    if (this.wrongKinds > 0 && this.chance.oneIn(this.wrongKinds)) return this.chance.pick(NASTY_KINDS);
    if (isNonNullType(type)) return this.value(type.ofType, name, depth);
    if (name === 'idempotencyKey') return newId();
    if (isListType(type)) {
      const length = depth > DEEPEST_INPUT ? 0 : this.chance.below(3);
      return Array.from({ length }, () => this.value(type.ofType, name, depth + 1));
    }
    if (isEnumType(type)) return this.chance.pick(type.getValues()).name;
    if (isInputObjectType(type)) return this.object(type, depth);
    if (String(type) === 'Boolean') return this.chance.oneIn(2);
    return /^(?:Int|Float)$/.test(String(type)) ? this.number() : text(this.chance);
  }

  private object(type: GraphQLInputType, depth: number): Record<string, unknown> {
    if (!isInputObjectType(type)) return {};
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || (depth <= DEEPEST_INPUT && !this.chance.oneIn(3)),
    );
    return Object.fromEntries(fields.map(({ name, type: of }) => [name, this.value(of, name, depth + 1)]));
  }

  private number(): number {
    // What is no 32-bit integer would never come further than its type.
    const numbers = this.wrongKinds > 0 ? NASTY_NUMBERS : NASTY_NUMBERS.filter((one) => (one | 0) === one);
    return this.chance.pick(numbers);
  }

  private selection(output: GraphQLOutputType, depth: number): string {
    const type = getNamedType(output);
    if (isUnionType(type)) {
      const members = type
        .getTypes()
        .map((member) => `... on ${member.name}${this.selection(member, depth)}`);
      return ` { __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const fields = Object.values(type.getFields()).filter(
      (field) => !field.args.some((arg) => isNonNullType(arg.type)),
    );
    const chosen = fields.filter((field) => this.isChosen(field, depth));
    const inside = chosen.map(
      (field) => `${type.name}_${field.name}: ${field.name}${this.selection(field.type, depth + 1)}`,
    );
    return ` { __typename ${inside.join(' ')} }`;
  }

  private isChosen({ type }: Field, depth: number): boolean {
    const named = getNamedType(type);
    const isLeaf = !isObjectType(named) && !isInterfaceType(named) && !isUnionType(named);
    return isLeaf ? !this.chance.oneIn(3) : depth < DEEPEST_SELECTION && this.chance.oneIn(3);
  }
}
