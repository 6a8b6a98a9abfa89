import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '../principal/principal.js';
import type { GraphqlContext } from './graphql-context.js';

/** Position of the context among the arguments of a GraphQL resolver: source, arguments, context, info. */
const CONTEXT = 2;

/** Gives a resolver's parameter the network address that the operation came from. */
export const CallerAddress = createParamDecorator(
  (_: unknown, execution: ExecutionContext): string =>
    execution.getArgByIndex<GraphqlContext>(CONTEXT).caller.address,
);

/** Gives a resolver's parameter the principal. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, execution: ExecutionContext): Principal =>
    execution.getArgByIndex<GraphqlContext>(CONTEXT).principal,
);
