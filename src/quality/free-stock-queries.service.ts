import { Injectable } from '@nestjs/common';
import { CatalogueService, type Item } from '../catalogue/catalogue.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { FreeStockService } from '../units/free-stock.service.js';
import { byExpiry, type FreeGoods, type Proposed, propose } from './first-expired.js';
import { FreshGoods } from './fresh-goods.service.js';
import { freeStockInput, proposeUnitsInput } from './quality.input.js';

/** What of an item is free at the principal's hub, in the order in which it should go. */
@Injectable()
export class FreeStockQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly stock: FreeStockService,
    private readonly fresh: FreshGoods,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND for an item that the catalogue does not have */
  free(principal: Principal, sent: unknown): Promise<FreeGoods[]> {
    const { item, first } = validated(freeStockInput, sent);
    return this.work.read(principal, async (tx) => {
      const goods = await this.of(tx, await this.itemOf(tx, item));
      return goods.sort(byExpiry).slice(0, first);
    });
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND for an item that the catalogue does not have */
  propose(principal: Principal, sent: unknown): Promise<Proposed> {
    const { item, quantity, arrivesAt } = validated(proposeUnitsInput, sent);
    return this.work.read(principal, async (tx) => {
      const goods = await this.of(tx, await this.itemOf(tx, item));
      return propose(goods, quantity, arrivesAt ?? (await this.history.now(tx)));
    });
  }

  private async of(tx: Transaction, item: Item): Promise<FreeGoods[]> {
    return this.fresh.of(tx, await this.stock.of(tx, item.id));
  }

  private async itemOf(tx: Transaction, code: string): Promise<Item> {
    const item = await this.catalogue.itemByCode(tx, code);
    if (!item) throw NOT_FOUND.because(`The catalogue has no item ${code}.`, 'item');
    return item;
  }
}
