import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { ItemHsCode, ItemPacking, ItemShelfLife, ItemStability } from './item-facts.entity.js';

/** What is known of items by date, the oldest first. */
@Injectable()
export class ItemFactsStore {
  hsCodesOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemHsCode[]> {
    return tx.manager.find(ItemHsCode, { where: { itemId: In([...itemIds]) }, order: { since: 'ASC' } });
  }

  packingsOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemPacking[]> {
    const order = { since: 'ASC', unitsPerCarton: 'ASC' } as const;
    return tx.manager.find(ItemPacking, { where: { itemId: In([...itemIds]) }, order });
  }

  shelfLivesOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemShelfLife[]> {
    return tx.manager.find(ItemShelfLife, { where: { itemId: In([...itemIds]) }, order: { since: 'ASC' } });
  }

  stabilityOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemStability[]> {
    const order = { since: 'ASC', number: 'ASC' } as const;
    return tx.manager.find(ItemStability, { where: { itemId: In([...itemIds]) }, order });
  }
}
