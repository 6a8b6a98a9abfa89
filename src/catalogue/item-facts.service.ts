import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { ItemHsCode, ItemPacking, ItemShelfLife, ItemStability } from './item-facts.entity.js';
import { ItemFactsStore } from './item-facts.store.js';

export type { ItemHsCode, ItemPacking, ItemShelfLife, ItemStability } from './item-facts.entity.js';

/**
 * What is known of items by date: codes of the nomenclature, packings, shelf lives, stability. All days of each item;
 * `onDay` picks those of a day. Items by internal id.
 */
@Injectable()
export class ItemFactsService {
  constructor(private readonly store: ItemFactsStore) {}

  hsCodesOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemHsCode[]> {
    return this.store.hsCodesOf(tx, itemIds);
  }

  packingsOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemPacking[]> {
    return this.store.packingsOf(tx, itemIds);
  }

  shelfLivesOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemShelfLife[]> {
    return this.store.shelfLivesOf(tx, itemIds);
  }

  stabilityOf(tx: Transaction, itemIds: readonly number[]): Promise<ItemStability[]> {
    return this.store.stabilityOf(tx, itemIds);
  }

  /** Those that hold on a day (YYYY-MM-DD): none where nobody knows. */
  onDay<Fact extends { since: string; until: string | null }>(facts: readonly Fact[], day: string): Fact[] {
    return facts.filter(({ since, until }) => since <= day && (until === null || day <= until));
  }
}
