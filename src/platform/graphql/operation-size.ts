import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { costOf } from './cost.js';
import type { GraphqlContext } from './graphql-context.js';
import { type Fragments, type GraphqlLimits, refuseTooLarge } from './limits.js';

/** A valid operation that is about to be executed. */
export interface PendingOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The same for both doors, HTTP and WebSocket.
 *
 * @returns what is shown as `extensions.cost`
 * @throws GraphQLError TOO_LARGE, TOO_COSTLY
 */
export function measured(
  { document, ...pending }: PendingOperation,
  limits: GraphqlLimits,
): NonNullable<GraphqlContext['cost']> {
  const fragments = fragmentsOf(document);
  refuseTooLarge(pending.operation, fragments, limits);
  const estimated = costOf({ ...pending, fragments });
  if (estimated <= limits.cost) return { estimated, limit: limits.cost };
  throw new GraphQLError(
    `The operation may cost ${estimated}, ${limits.cost} is allowed. Ask for smaller pages or fewer lists inside lists.`,
    { extensions: { code: 'TOO_COSTLY', cost: estimated, limit: limits.cost, http: { status: 400 } } },
  );
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter(
    (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}
