import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { newId } from '../ids/ids.js';
import type { Principal } from '../principal/principal.js';
import type { Payer } from '../rates/rate-limits.js';
import type { SubscriptionArgs } from './event-stream.js';
import { GraphqlContext } from './graphql-context.js';
import type { GraphqlPlatform } from './graphql-platform.js';
import { measured } from './operation-size.js';

/** Who follows something on a socket. */
export interface Follower {
  readonly principal: Principal;
  readonly payer: Payer;
  readonly address: string;
}

/** Faults after which a document is not read any further. */
const VALIDATION = { maxErrors: 20 };

/**
 * Prepares one subscription of a socket as Apollo does an operation over HTTP: parsed, validated, measured.
 *
 * @returns the errors when it cannot be executed
 */
export async function prepareSubscription(
  payload: SubscribePayload,
  schema: GraphQLSchema,
  platform: GraphqlPlatform,
  follower: Follower,
): Promise<SubscriptionArgs | GraphQLError[]> {
  try {
    const document = parsed(platform.documents?.textOf(payload) ?? payload.query, platform);
    const faults = validate(schema, document, rulesOf(platform), VALIDATION).map((fault) =>
      coded(fault, 'GRAPHQL_VALIDATION_FAILED'),
    );
    if (faults.length > 0) return faults;
    const { operationName, variables: variableValues } = payload;
    const cost = costOfSubscription(document, schema, platform, payload);
    const { contextValue, end } = contextFor(platform, follower);
    contextValue.cost = cost;
    await platform.tolls.run(contextValue);
    return { schema, document, operationName, variableValues, contextValue, end };
  } catch (problem) {
    if (problem instanceof GraphQLError) return [problem];
    throw problem;
  }
}

function parsed(query: string, { limits }: GraphqlPlatform): DocumentNode {
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (problem) {
    throw problem instanceof GraphQLError ? coded(problem, 'GRAPHQL_PARSE_FAILED') : problem;
  }
}

function rulesOf({ tellsSchema }: GraphqlPlatform) {
  return tellsSchema ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

/** @throws GraphQLError BAD_REQUEST for other operations, TOO_LARGE, TOO_COSTLY */
function costOfSubscription(
  document: DocumentNode,
  schema: GraphQLSchema,
  { limits }: GraphqlPlatform,
  { operationName, variables }: SubscribePayload,
): GraphqlContext['cost'] {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription') {
    const message = operation
      ? 'Only subscriptions are served over the WebSocket. Send queries and mutations with POST.'
      : 'Name the operation that is meant: the document holds none or several.';
    throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
  }
  return measured({ schema, document, operation, variables: variables ?? {} }, limits);
}

function contextFor({ work }: GraphqlPlatform, { principal, payer, address }: Follower) {
  const end = new AbortController();
  const requestId = newId();
  // A job that the subscription might cause is found under the id of its operation, not of the socket.
  const identify = () => Promise.resolve({ ...principal, requestId });
  const contextValue = new GraphqlContext({ requestId, identify, ended: end.signal, address, req: {} }, work);
  contextValue.payer = payer;
  return { contextValue, end };
}
