import type { INestApplicationContext } from '@nestjs/common';
import { Extensions, GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { hasRole, mayCall, type Principal, type Role } from '../principal/principal.js';
import { FORBIDDEN, UNAUTHENTICATED } from '../refusals/platform.refusals.js';
import type { GraphqlContext } from './graphql-context.js';

/** Who may call an operation. */
export type OperationRule =
  | { readonly who: 'anybody' }
  | { readonly who: 'members' }
  | { readonly who: 'roles'; readonly roles: readonly Role[] };

/** Members and devices that have one of the roles in their organisation. */
export function May(...roles: [Role, ...Role[]]): MethodDecorator {
  return ruled({ who: 'roles', roles });
}

/** Everybody who is signed in, whatever the role; devices and API keys too. */
export function MayAnyMember(): MethodDecorator {
  return ruled({ who: 'members' });
}

/** Everybody, signed in or not. A bad token counts as none. */
export function MayAnybody(): MethodDecorator {
  return ruled({ who: 'anybody' });
}

/** The rule is kept in the extensions of the schema's field, so that the schema alone tells it. */
function ruled(rule: OperationRule): MethodDecorator {
  return Extensions({ rule }) as MethodDecorator;
}

export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly field: GraphQLField<unknown, GraphqlContext>;
  /** Undefined where the decorator was forgotten: then the process does not start. */
  readonly rule: OperationRule | undefined;
}

export function operationsOf(schema: GraphQLSchema): Operation[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => {
      const rule = field.extensions.rule as OperationRule | undefined;
      return { kind, name: field.name, field, rule };
    }),
  );
}

/** Every operation with who may call it: `mutation receivePallet` -> `OPERATOR, SUPERVISOR`. */
export function operationRules(app: INestApplicationContext): Map<string, string> {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  return new Map(
    operationsOf(schema).map(({ kind, name, rule }) => [`${kind} ${name}`, rule ? whoMay(rule) : '']),
  );
}

export function whoMay(rule: OperationRule): string {
  if (rule.who === 'anybody') return 'everybody, without signing in';
  return rule.who === 'members' ? 'everybody who is signed in' : rule.roles.join(', ');
}

/** @throws Refused UNAUTHENTICATED, FORBIDDEN */
export async function admit(context: GraphqlContext, rule: OperationRule, operation: string): Promise<void> {
  if (rule.who === 'anybody') return context.identifyIfPossible(operation);
  const principal = await context.identify();
  if (!isSignedIn(principal)) throw UNAUTHENTICATED.because('Sign in first.');
  if (!mayCall(principal, operation))
    throw FORBIDDEN.because(
      `This key is not for ${operation}. It is for: ${principal.operations?.join(', ')}.`,
    );
  if (rule.who === 'roles' && !hasRole(principal, ...rule.roles)) {
    throw FORBIDDEN.because(`Your role may not do this. It takes one of: ${rule.roles.join(', ')}.`);
  }
}

function isSignedIn({ kind }: Principal): boolean {
  return kind === 'member' || kind === 'device' || kind === 'shift';
}
