import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { CatalogueService } from './catalogue.service.js';
import { ItemModel, type ItemNamesModel } from './item.model.js';

/** Supply items by internal id, for the fields of everything that points to them. */
@Injectable()
export class ItemLoader {
  constructor(private readonly catalogue: CatalogueService) {}

  /** Null when no item has this id. */
  async load(context: GraphqlContext, id: number): Promise<ItemModel | null> {
    const loader = loaderOf<number, ItemModel>(context, 'catalogue.items', async (tx, ids) => {
      const items = await this.catalogue.itemsByIds(tx, ids);
      return new Map([...items].map(([key, item]) => [key, ItemModel.of(item)]));
    });
    return loader.load(id);
  }

  async names(context: GraphqlContext, itemId: number): Promise<ItemNamesModel | null> {
    return loaderOf<number, ItemNamesModel>(context, 'catalogue.names', (tx, ids) =>
      this.catalogue.namesOf(tx, ids),
    ).load(itemId);
  }
}
