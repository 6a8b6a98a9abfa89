import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import { type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { searchWords } from '../platform/input/search-text.js';
import { validated } from '../platform/refusals/validated.js';
import { CatalogueStore } from './catalogue.store.js';
import { CommodityGroup, type Item, LANGUAGES, type Language } from './item.entity.js';

export type { Item } from './item.entity.js';

/** One name in each language of the hub. */
export type ItemNames = Readonly<Record<Language, string>>;

const CODE = /^[A-Z0-9_]{1,60}$/;
const itemsRequest = z.object({
  search: searchWords().nullable(),
  group: z.enum(CommodityGroup).nullable(),
  language: z.enum(LANGUAGES).nullable(),
});
const codeKey = z.tuple([z.string().regex(CODE)]);

/** The catalogue is the same for everybody: no filter by principal here. */
@Injectable()
export class CatalogueService {
  constructor(private readonly store: CatalogueStore) {}

  /** Items by code; what is searched for stands in their code or in one of their names. @throws Refused INVALID_INPUT */
  async items(
    tx: Transaction,
    filter: Readonly<Record<string, unknown>>,
    request: PageRequest,
  ): Promise<Slice<Item>> {
    const of = validated(itemsRequest, filter);
    const page = pageOf(request, codeKey);
    const rows = await this.store.items(tx, of, page.after?.[0] ?? '', page.limit);
    return sliceOf(rows, page, ({ code }) => [code]);
  }

  async itemByCode(tx: Transaction, code: string): Promise<Item | null> {
    return (await this.itemsByCodes(tx, [code])).get(code) ?? null;
  }

  /** By code; an unknown one is missing from the map. What can be no code is not asked for: Postgres chokes on NUL. */
  async itemsByCodes(tx: Transaction, codes: readonly string[]): Promise<Map<string, Item>> {
    const items = await this.store.itemsByCodes(
      tx,
      [...new Set(codes)].filter((code) => CODE.test(code)),
    );
    return new Map(items.map((item) => [item.code, item]));
  }

  /** By internal id; what does not exist is missing from the map. */
  async itemsByIds(tx: Transaction, ids: readonly number[]): Promise<Map<number, Item>> {
    const items = await this.store.itemsByIds(tx, ids);
    return new Map(items.map((item) => [item.id, item]));
  }

  /** The names of each of these items, by internal id. */
  async namesOf(tx: Transaction, itemIds: readonly number[]): Promise<Map<number, ItemNames>> {
    const found = new Map<number, Record<string, string>>();
    for (const { itemId, language, name } of await this.store.namesOf(tx, itemIds)) {
      found.set(itemId, { ...found.get(itemId), [language]: name });
    }
    return found as Map<number, ItemNames>;
  }
}
