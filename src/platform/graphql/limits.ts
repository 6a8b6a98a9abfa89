import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How big one operation may be. All count what would be executed: a fragment counts wherever it is spread. */
export interface GraphqlLimits {
  /**
   * Words and signs of the document, checked while it is parsed. Comparing fields that stand side by side
   * takes time by the square of it: 5,000 of them kept a core busy for a second. Long lists go into variables.
   */
  readonly tokens: number;
  /** Fields inside fields. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields at the top: queries or mutations in one request. */
  readonly rootFields: number;
  /** See `costOf`. */
  readonly cost: number;
  /** Errors that one answer tells; the others are counted. */
  readonly errors: number;
}

export const usualGraphqlLimits: GraphqlLimits = {
  tokens: 2_000,
  depth: 15,
  fields: 1_000,
  aliases: 50,
  directives: 50,
  rootFields: 20,
  cost: 10_000,
  errors: 5,
};

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

type Measure = 'depth' | 'fields' | 'aliases' | 'directives' | 'rootFields';
type Size = Record<Measure, number>;

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };

/** @throws GraphQLError TOO_LARGE. The document must be valid: fragments exist and spread no circle. */
export function refuseTooLarge(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  limits: GraphqlLimits,
): void {
  const size = new Measurer(fragments).sizeOf(operation.selectionSet);
  for (const measure of Object.keys(size) as Measure[]) {
    if (size[measure] <= limits[measure]) continue;
    throw new GraphQLError(
      `The operation is too large: ${size[measure]} in \`${measure}\`, ${limits[measure]} are allowed.`,
      { extensions: { code: 'TOO_LARGE', limit: limits[measure], http: { status: 400 } } },
    );
  }
}

/** Each fragment is measured once: spread in one another they would grow beyond all bounds (2 to the power n). */
class Measurer {
  private readonly measured = new Map<string, Size>();

  constructor(private readonly fragments: Fragments) {}

  sizeOf(set: SelectionSetNode): Size {
    return set.selections.reduce((sum, selection) => add(sum, this.sizeOfOne(selection)), NOTHING);
  }

  private sizeOfOne(selection: SelectionNode): Size {
    const directives = selection.directives?.length ?? 0;
    const inside = this.inside(selection);
    if (selection.kind !== Kind.FIELD) return { ...inside, directives: inside.directives + directives };
    return {
      // Introspection is deep by nature, and graphql-js has a rule of its own for it.
      depth: selection.name.value.startsWith('__') ? 0 : inside.depth + 1,
      fields: inside.fields + 1,
      aliases: inside.aliases + (selection.alias ? 1 : 0),
      directives: inside.directives + directives,
      rootFields: 1,
    };
  }

  private inside(selection: SelectionNode): Size {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.sizeOfFragment(selection.name.value);
    return selection.selectionSet ? this.sizeOf(selection.selectionSet) : NOTHING;
  }

  private sizeOfFragment(name: string): Size {
    const before = this.measured.get(name);
    if (before) return before;
    const fragment = this.fragments.get(name);
    const size = fragment ? this.sizeOf(fragment.selectionSet) : NOTHING;
    this.measured.set(name, size);
    return size;
  }
}

/** Side by side: the deeper one counts for the depth, and all else is added. */
function add(one: Size, other: Size): Size {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    rootFields: one.rootFields + other.rootFields,
  };
}
