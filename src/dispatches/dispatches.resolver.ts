import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { DispatchStage } from './dispatch.lifecycle.js';
import { DispatchConnection, DispatchModel, toDispatchModel } from './dispatch.model.js';
import { DispatchesService } from './dispatches.service.js';

@Resolver(() => DispatchModel)
export class DispatchesResolver {
  constructor(private readonly service: DispatchesService) {}

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.AGENCY, Role.CARRIER)
  @Query(() => DispatchConnection, {
    description:
      "Your hub's dispatches, those for your agency, or those on your vehicles, in the order of drafting.",
  })
  async dispatches(
    @CurrentPrincipal() principal: Principal,
    @Args('stage', {
      type: () => DispatchStage,
      nullable: true,
      description: 'Only those of a working list. Left out: all.',
    })
    stage: DispatchStage | null,
    @Args() page: PageArgs,
  ): Promise<Connection<DispatchModel>> {
    return toConnection(await this.service.page(principal, stage ?? null, page), toDispatchModel);
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.AGENCY, Role.CARRIER)
  @Query(() => DispatchModel, {
    nullable: true,
    description: 'One dispatch; null when you may not see it, or it is none.',
  })
  async dispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<DispatchModel | null> {
    const row = await this.service.one(principal, id);
    return row && toDispatchModel(row);
  }
}
