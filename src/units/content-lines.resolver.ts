import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { ContentLineModel } from './unit.model.js';

@Resolver(() => ContentLineModel)
export class ContentLinesResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField('item', () => ItemModel, { description: 'What it is.' })
  item(
    @Parent() { itemId }: ContentLineModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
