import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyRequest } from 'fastify';
import type { GraphqlPlatform } from './graphql-platform.js';
import { guardSchema } from './guarded-schema.js';
import { responsePlugin } from './response-plugin.js';
import { DateTime } from './scalars.js';

export const GRAPHQL_PATH = '/graphql';

/**
 * Bytes of parsed documents, as JSON, that are kept so as not to be parsed again: some hundred operations. In memory
 * they take several times as much, and strangers can fill it with whatever is valid; Apollo's own 30 MB were too many.
 */
const DOCUMENTS = 6_291_456;

/** How Apollo and Nest's GraphQL module are set. */
export function apolloOptions(platform: GraphqlPlatform): ApolloDriverConfig {
  const { limits, tellsSchema, errors, documents } = platform;
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: { noDuplicatedFields: true, scalarsMap: [{ type: Date, scalar: DateTime }] },
    transformSchema: guardSchema,
    context: (request: FastifyRequest) => platform.contextOf(request),
    formatError: (_, thrown) => errors.format(thrown),
    plugins: [responsePlugin(limits, platform.tolls)],
    parseOptions: { maxTokens: limits.tokens },
    documentStore: new InMemoryLRUCache({ maxSize: DOCUMENTS }),
    validationOptions: { maxErrors: 20 },
    maxRecursiveSelections: 10 * limits.fields,
    introspection: tellsSchema,
    // A page of our own is served at /graphiql; Nest's loads its files from elsewhere.
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Never a store of queries that strangers fill.
    persistedQueries: documents ? { cache: documents.asCache() } : false,
    includeStacktraceInErrorResponses: false,
    // Both would undo what errors.format and the response plugin decide.
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    // Nest's shutdown hooks stop it.
    stopOnTerminationSignals: false,
  };
}
