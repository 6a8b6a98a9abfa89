import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AttachmentLoader } from '../attachments/attachment.loader.js';
import { AttachmentModel } from '../attachments/attachment.model.js';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { ConsignmentLoader } from '../consignments/consignment.loader.js';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import type { Principal } from '../platform/principal/principal.js';
import {
  ConsignmentReconciliationModel,
  ReceiptLineModel,
  ReceiptPalletModel,
  ReceiptTotalModel,
} from './receipt.model.js';

@Resolver(() => ConsignmentReconciliationModel)
export class ReconciliationFieldsResolver {
  constructor(
    private readonly consignments: ConsignmentLoader,
    private readonly files: AttachmentLoader,
  ) {}

  @ResolveField('consignment', () => ConsignmentModel, { description: 'The consignment.' })
  consignment(
    @Parent() { consignmentId }: ConsignmentReconciliationModel,
    @Context() context: GraphqlContext,
  ): Promise<ConsignmentModel | null> {
    return this.consignments.load(context, consignmentId);
  }

  @ResolveField('attachments', () => [AttachmentModel], {
    description: 'Signatures, signed papers and photos of the receipt. Only its hub sees them.',
  })
  async attachments(
    @Parent() { consignmentId }: ConsignmentReconciliationModel,
    @CurrentPrincipal() { hubId }: Principal,
    @Context() context: GraphqlContext,
  ): Promise<AttachmentModel[]> {
    return hubId > 0 ? this.files.of(context, 'consignment', consignmentId) : [];
  }
}

@Resolver(() => ReceiptPalletModel)
export class ReceiptPalletResolver {
  constructor(private readonly files: AttachmentLoader) {}

  @ResolveField('photos', () => [AttachmentModel], {
    description: 'Photos of it, as it came. Only its hub sees them here.',
  })
  async photos(
    @Parent() { internalId }: ReceiptPalletModel,
    @CurrentPrincipal() { hubId }: Principal,
    @Context() context: GraphqlContext,
  ): Promise<AttachmentModel[]> {
    return hubId > 0 ? this.files.of(context, 'unit', internalId) : [];
  }
}

@Resolver(() => ReceiptLineModel)
export class ReceiptLineResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField('item', () => ItemModel, { description: 'What it is.' })
  item(
    @Parent() { itemId }: ReceiptLineModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}

@Resolver(() => ReceiptTotalModel)
export class ReceiptTotalResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField('item', () => ItemModel, { description: 'What it is.' })
  item(
    @Parent() { itemId }: ReceiptTotalModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
