import { defaultFieldResolver, type GraphQLSchema, getNamedType, isUnionType } from 'graphql';
import { operationSeconds, refusals } from '../metrics/counters.js';
import { Refused } from '../refusals/refusal.js';
import type { GraphqlContext } from './graphql-context.js';
import { admit, type Operation, type OperationRule, operationsOf, whoMay } from './operation-rules.js';
import { RefusalModel } from './refusal.model.js';

const ROOTS = {
  query: 'What can be read. A query changes nothing.',
  mutation:
    'What can be done. Every mutation but signing in takes an idempotency key, and answers the thing or a Refusal.',
  subscription: 'What can be followed, over a WebSocket at the same address (protocol graphql-transport-ws).',
} as const;

/**
 * Puts the rule of every operation in front of its resolver, and turns refusals of mutations into the
 * Refusal member of their result. It is done on the schema, so that no way leads around it.
 *
 * @throws Error naming every operation without a rule, and every mutation that cannot answer a Refusal
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const operations = operationsOf(schema);
  const faults = operations.flatMap(faultsOf);
  if (faults.length > 0) throw new Error(`The API cannot start:\n  ${faults.join('\n  ')}`);
  describeRoots(schema);
  for (const operation of operations) guard(operation);
  return schema;
}

function faultsOf({ kind, name, rule, field }: Operation): string[] {
  const faults: string[] = [];
  if (!rule) faults.push(`${kind} ${name} has no rule: put @May, @MayAnyMember or @MayAnybody on it`);
  if (kind === 'mutation' && !mayRefuse(field.type)) {
    faults.push(`mutation ${name} cannot refuse: its type must be a resultUnion`);
  }
  return faults;
}

function mayRefuse(type: Operation['field']['type']): boolean {
  const named = getNamedType(type);
  return isUnionType(named) && named.getTypes().some(({ name }) => name === 'Refusal');
}

function describeRoots(schema: GraphQLSchema): void {
  const types = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  for (const kind of ['query', 'mutation', 'subscription'] as const) {
    const type = types[kind];
    if (type) type.description = ROOTS[kind];
  }
}

function guard({ kind, field, rule }: Operation): void {
  if (!rule) return;
  field.description = `${field.description ?? ''}\n\nWho may: ${whoMay(rule)}.`.trim();
  if (kind === 'subscription') {
    const { subscribe } = field;
    field.subscribe = (source, args, context, info) =>
      admit(context, rule, field.name).then(() => subscribe?.(source, args, context, info));
    return;
  }
  const { resolve = defaultFieldResolver } = field;
  const ruled = behindRule(rule, resolve, field.name);
  const answering = kind === 'mutation' ? answeringRefusals(ruled) : ruled;
  field.resolve = timed(`${kind} ${field.name}`, answering);
}

type Resolver = NonNullable<Operation['field']['resolve']>;

function behindRule(rule: OperationRule, resolve: Resolver, operation: string): Resolver {
  return async (source, args, context, info) => {
    await admit(context, rule, operation);
    return resolve(source, args, context, info);
  };
}

function timed(operation: string, resolve: Resolver): Resolver {
  return async (source, args, context, info) => {
    const stop = operationSeconds.startTimer({ operation });
    try {
      const answer = await resolve(source, args, context, info);
      stop({ outcome: answer instanceof RefusalModel ? 'refused' : 'done' });
      return answer;
    } catch (problem) {
      stop({ outcome: problem instanceof Refused ? 'refused' : 'failed' });
      throw problem;
    }
  };
}

function answeringRefusals(resolve: Resolver): Resolver {
  return async (source, args, context: GraphqlContext, info) => {
    context.forgetLoaded();
    try {
      return await resolve(source, args, context, info);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      refusals.inc({ code: problem.code });
      return RefusalModel.of(problem);
    } finally {
      context.forgetLoaded();
    }
  };
}
