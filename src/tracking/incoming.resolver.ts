import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { DispatchConnection, DispatchModel, toDispatchModel } from '../dispatches/dispatch.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { IncomingService } from './incoming.service.js';

@Resolver(() => DispatchModel)
export class IncomingResolver {
  constructor(private readonly incoming: IncomingService) {}

  @May(Role.AGENCY)
  @Query(() => DispatchConnection, {
    description:
      'What is coming to your agency: dispatches that have a route and that you have not confirmed, the next arrival first.',
  })
  async incomingDispatches(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('arrivingWithinDays', {
      type: () => Int,
      nullable: true,
      description: 'Only what is expected within so many days from now, 0 to 365; what is late is among it.',
    })
    within?: number | null,
  ): Promise<Connection<DispatchModel>> {
    const slice = await this.incoming.page(principal, within ?? null, page);
    return toConnection(slice, ({ dispatch }) => toDispatchModel(dispatch));
  }
}
