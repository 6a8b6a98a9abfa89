import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { type CommodityGroup, Item, ItemName, type Language } from './item.entity.js';

export interface ItemsOf {
  /** Patterns of LIKE; one name of an item has all of them. */
  readonly search: readonly string[] | null;
  readonly group: CommodityGroup | null;
  /** In which language the name is searched; null: in all. */
  readonly language: Language | null;
}

@Injectable()
export class CatalogueStore {
  /** By code. */
  items(tx: Transaction, of: ItemsOf, after: string, limit: number): Promise<Item[]> {
    const named = `EXISTS (SELECT FROM item_name n WHERE n.item_id = i.id
        AND (:language::text IS NULL OR n.language = :language) AND n.search LIKE ALL (:words::text[]))`;
    return tx.manager
      .createQueryBuilder(Item, 'i')
      .where('i.code > :after', { after })
      .andWhere('(:group::text IS NULL OR i.commodity_group = :group)', { group: of.group })
      .andWhere(named, { language: of.language, words: of.search ?? ['%'] })
      .orderBy('i.code')
      .limit(limit)
      .getMany();
  }

  itemsByCodes(tx: Transaction, codes: readonly string[]): Promise<Item[]> {
    return tx.manager.findBy(Item, { code: In([...codes]) });
  }

  itemsByIds(tx: Transaction, ids: readonly number[]): Promise<Item[]> {
    return tx.manager.findBy(Item, { id: In([...ids]) });
  }

  namesOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemName[]> {
    return tx.manager.findBy(ItemName, { itemId: In([...itemIds]) });
  }
}
