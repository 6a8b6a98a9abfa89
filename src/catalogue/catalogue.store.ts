import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { Item, ItemName } from './item.entity.js';

@Injectable()
export class CatalogueStore {
  items(tx: Transaction): Promise<Item[]> {
    return tx.manager.find(Item, { order: { code: 'ASC' } });
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
