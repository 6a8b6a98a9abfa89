import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { ConsignmentPortionModel } from './consignment.model.js';

/** What a portion points to. */
@Resolver(() => ConsignmentPortionModel)
export class PortionFieldsResolver {
  constructor(
    private readonly items: ItemLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => ItemModel, { description: 'The item.' })
  item(
    @Parent() { row }: ConsignmentPortionModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, row.itemId);
  }

  @ResolveField(() => OrganisationModel, { description: 'The agency that it is meant for.' })
  recipient(
    @Parent() { row }: ConsignmentPortionModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.organisationId);
  }
}
