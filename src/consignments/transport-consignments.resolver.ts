import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { TransportModel } from '../transports/transport.model.js';
import { showsCapacity } from '../transports/transports.service.js';
import { TransportConsignmentsLoader } from './transport-consignments.loader.js';

/** What a transport brings, for the boards of its hub and its carrier: donors would learn of one another. */
@Resolver(() => TransportModel)
export class TransportConsignmentsResolver {
  constructor(private readonly loader: TransportConsignmentsLoader) {}

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'Consignments that it brings, or some of them; null for others than the hub and the carrier.',
  })
  async consignmentCount(
    @Parent() { row }: TransportModel,
    @Context() context: GraphqlContext,
  ): Promise<number | null> {
    return showsCapacity(context.principal, row)
      ? (await this.loader.expected(context, row.id)).consignments
      : null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'Pallets that these consignments announce, and that were not counted in yet: a consignment that comes on several transports is counted on each. Null for others than the hub and the carrier.',
  })
  async expectedPallets(
    @Parent() { row }: TransportModel,
    @Context() context: GraphqlContext,
  ): Promise<number | null> {
    return showsCapacity(context.principal, row)
      ? (await this.loader.expected(context, row.id)).pallets
      : null;
  }
}
