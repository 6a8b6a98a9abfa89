import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { withFewErrors } from './few-errors.js';
import type { GraphqlContext } from './graphql-context.js';
import type { GraphqlLimits } from './limits.js';
import { measured } from './operation-size.js';
import type { Tolls } from './tolls.js';

/** Asks for JSON and nothing else: a client from before GraphQL over HTTP had a media type of its own. */
const ONLY_JSON = /^\s*application\/json\s*(?:;[^,]*)?$/i;

/** Statuses of refused requests, which such a client is not to see (GraphQL over HTTP, 6.4.1). */
const HIDDEN_FROM_JSON = new Set([400, 503]);

/** Measures operations before they run, and gives answers their cost and their status. */
export function responsePlugin(limits: GraphqlLimits, tolls: Tolls): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: (request) => {
          measure(request, limits);
          return tolls.run(request.contextValue);
        },
        willSendResponse: async (request) => finish(request, limits),
      }),
  };
}

type Request = GraphQLRequestContext<GraphqlContext>;

function measure(
  { schema, document, operation, request, contextValue }: Request,
  limits: GraphqlLimits,
): void {
  if (!document || !operation) return;
  contextValue.req.operation = `${operation.operation} ${operation.name?.value ?? '(no name)'}`;
  if (operation.operation === 'subscription') {
    throw new GraphQLError('Subscriptions are served over a WebSocket at the same address, not over HTTP.', {
      extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
    });
  }
  contextValue.cost = measured({ schema, document, operation, variables: request.variables ?? {} }, limits);
}

function finish({ request, response, contextValue }: Request, limits: GraphqlLimits): void {
  if (response.body?.kind !== 'single') return;
  const singleResult = withFewErrors(response.body.singleResult, limits.errors);
  response.body = { kind: 'single', singleResult };
  if (contextValue.cost) singleResult.extensions = { ...singleResult.extensions, cost: contextValue.cost };
  if (foundNoDatabase(singleResult)) {
    // Without `data` it counts as a request that was not executed, which is what 503 says. Proxies and
    // clients that know nothing of GraphQL then try again, which the idempotency key makes safe.
    delete singleResult.data;
    response.http.status = 503;
    response.http.headers.set('retry-after', '1');
  }
  const accept = request.http?.headers.get('accept') ?? '';
  if (HIDDEN_FROM_JSON.has(response.http.status ?? 200) && ONLY_JSON.test(accept)) response.http.status = 200;
}

/** The database was away, and nothing that was asked for is in the answer. */
function foundNoDatabase({ data, errors }: FormattedExecutionResult): boolean {
  const isAway = errors?.some(({ extensions }) => extensions?.code === 'UNAVAILABLE') ?? false;
  return isAway && Object.values(data ?? {}).every((answer) => answer === null);
}
