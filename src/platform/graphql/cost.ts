import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments } from './limits.js';

/** What a field costs that reads something, and what one costs that changes something. */
const READ = 1;
const WRITE = 10;

/** Rows assumed in a list that is not paged. */
const USUAL_LIST = 10;

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Estimates what an operation costs before it runs: about the number of objects that it may read.
 *
 * - a field of scalar type costs nothing, any other 1, a mutation 10;
 * - `@Field({ complexity: n })` or `@Query(() => X, { complexity: n })` sets another price;
 * - what is inside a list counts once per row: `first` rows for a page, else 10.
 */
export function costOf(question: CostQuestion): number {
  const { schema, operation } = question;
  const root = schema.getRootType(operation.operation);
  return root ? new Estimate(question).ofSelections(operation.selectionSet, root, undefined) : 0;
}

class Estimate {
  constructor(private readonly question: CostQuestion) {}

  /** @param page rows of the page whose connection type `parent` is */
  ofSelections(set: SelectionSetNode, parent: unknown, page: number | undefined): number {
    return set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + this.ofField(selection, parent, page);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? this.typeNamed(selection.typeCondition.name.value) : parent;
        return sum + this.ofSelections(selection.selectionSet, type, page);
      }
      const fragment = this.question.fragments.get(selection.name.value);
      if (!fragment) return sum;
      return (
        sum +
        this.ofSelections(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value), page)
      );
    }, 0);
  }

  private ofField(node: FieldNode, parent: unknown, page: number | undefined): number {
    const field = fieldOf(parent, node.name.value);
    if (!field) return 0;
    const first = this.firstOf(field, node);
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const rows = isList ? (first ?? page ?? USUAL_LIST) : 1;
    const inside = node.selectionSet
      ? this.ofSelections(node.selectionSet, type, isList ? undefined : first)
      : 0;
    return this.priceOf(field, parent) + rows * inside;
  }

  private priceOf(field: GraphQLField<unknown, unknown>, parent: unknown): number {
    const set = field.extensions.complexity;
    if (typeof set === 'number') return set;
    if (parent === this.question.schema.getMutationType()) return WRITE;
    return isCompositeType(getNamedType(field.type as GraphQLOutputType)) ? READ : 0;
  }

  /** Undefined for a field without the argument, and for a value that the page itself will refuse. */
  private firstOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    if (!field.args.some(({ name }) => name === 'first')) return undefined;
    try {
      const { first } = getArgumentValues(field, node, this.question.variables);
      return typeof first === 'number' && first > 0 ? first : undefined;
    } catch {
      return undefined;
    }
  }

  private typeNamed(name: string): unknown {
    return this.question.schema.getType(name);
  }
}

function fieldOf(parent: unknown, name: string): GraphQLField<unknown, unknown> | undefined {
  const hasFields = isObjectType(parent) || isInterfaceType(parent);
  return hasFields ? (parent as GraphQLObjectType).getFields()[name] : undefined;
}
