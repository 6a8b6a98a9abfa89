import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { TransportModel } from '../transports/transport.model.js';
import { showsCapacity } from '../transports/transports.service.js';
import { TransportDispatchesLoader } from './transport-dispatches.loader.js';

/** What goes on a transport, for the boards. How many pallets that are stands in its capacity. */
@Resolver(() => TransportModel)
export class TransportDispatchesResolver {
  constructor(private readonly loader: TransportDispatchesLoader) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Dispatches that go on it, or went; null for others than the hub and the carrier.',
  })
  async dispatchCount(
    @Parent() { row }: TransportModel,
    @Context() context: GraphqlContext,
  ): Promise<number | null> {
    return showsCapacity(context.principal, row) ? this.loader.count(context, row.id) : null;
  }
}
