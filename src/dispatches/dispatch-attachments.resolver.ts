import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AttachmentLoader } from '../attachments/attachment.loader.js';
import { AttachmentModel } from '../attachments/attachment.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { ProofOfDeliveryModel } from './delivery.model.js';
import { DispatchModel } from './dispatch.model.js';

@Resolver(() => DispatchModel)
export class DispatchAttachmentsResolver {
  constructor(private readonly loader: AttachmentLoader) {}

  @ResolveField(() => [AttachmentModel], {
    description: 'Photos and signed papers of what became of it, also before the delivery is confirmed.',
  })
  attachments(
    @Parent() { row }: DispatchModel,
    @Context() context: GraphqlContext,
  ): Promise<AttachmentModel[]> {
    return this.loader.of(context, 'dispatch', row.id);
  }
}

@Resolver(() => ProofOfDeliveryModel)
export class ProofAttachmentsResolver {
  constructor(private readonly loader: AttachmentLoader) {}

  @ResolveField(() => [AttachmentModel], { description: 'Photos and signed papers of the dispatch.' })
  attachments(
    @Parent() { dispatchId }: ProofOfDeliveryModel,
    @Context() context: GraphqlContext,
  ): Promise<AttachmentModel[]> {
    return this.loader.of(context, 'dispatch', dispatchId);
  }
}
