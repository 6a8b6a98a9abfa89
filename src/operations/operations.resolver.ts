import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import {
  DeadLetterConnection,
  type DeadLetterModel,
  RetryDeadLetterInput,
  RetryDeadLetterResult,
  toDeadLetterModel,
} from './dead-letter.model.js';
import { OperationsService } from './operations.service.js';

@Resolver()
export class OperationsResolver {
  constructor(private readonly operations: OperationsService) {}

  @Query(() => DeadLetterConnection, { description: 'Jobs and events that came to no end, oldest first.' })
  @May('ADMINISTRATOR')
  async deadLetters(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('waitingOnly', {
      type: () => Boolean,
      defaultValue: true,
      description: 'Leave out those that were taken up again.',
    })
    waitingOnly: boolean,
  ): Promise<Connection<DeadLetterModel>> {
    const slice = await this.operations.page(principal, page, waitingOnly);
    return toConnection(slice, toDeadLetterModel, () => this.operations.count(principal));
  }

  @Mutation(() => RetryDeadLetterResult, {
    description: 'Takes a dead letter up again, as the next attempt.',
  })
  @May('ADMINISTRATOR')
  async retryDeadLetter(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The dead letter.' }) input: RetryDeadLetterInput,
  ): Promise<DeadLetterModel> {
    return toDeadLetterModel(await this.operations.retry(principal, input));
  }
}
