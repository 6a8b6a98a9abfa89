import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { TransportLoader } from '../transports/transport.loader.js';
import { TransportModel } from '../transports/transport.model.js';
import { DeliveredLineModel, ProofOfDeliveryModel, toDeliveredLineModel } from './delivery.model.js';
import { DispatchLoader } from './dispatch.loader.js';
import { DispatchLegModel } from './dispatch.model.js';
import { seesContents } from './dispatch-view.js';

@Resolver(() => ProofOfDeliveryModel)
export class ProofFieldsResolver {
  constructor(private readonly loader: DispatchLoader) {}

  @ResolveField(() => [DeliveredLineModel], {
    description: 'What became of each content line; empty for a carrier.',
  })
  async lines(
    @Parent() { dispatchId }: ProofOfDeliveryModel,
    @Context() context: GraphqlContext,
  ): Promise<DeliveredLineModel[]> {
    const delivered = await this.loader.delivered(context, dispatchId);
    return delivered.filter(() => seesContents(context.principal)).map(toDeliveredLineModel);
  }
}

@Resolver(() => DispatchLegModel)
export class LegFieldsResolver {
  constructor(private readonly transports: TransportLoader) {}

  @ResolveField(() => TransportModel, { description: 'The vehicle.' })
  transport(
    @Parent() { transportId }: DispatchLegModel,
    @Context() context: GraphqlContext,
  ): Promise<TransportModel | null> {
    return this.transports.load(context, transportId);
  }
}
