import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AccountsService } from '../accounts/accounts.service.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText } from '../platform/input/text.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { PledgesService } from '../pledges/pledges.service.js';
import { PORTIONS_EXCEED } from './consignment.refusals.js';
import { ConsignmentStore, type PortionRow } from './consignment.store.js';

/** How much of an item, in base units. */
export interface ItemQuantity {
  readonly itemId: number;
  readonly quantity: number;
}

/** Parts of the goods that are meant for one of the recipients each, as they are written. */
export const portionsInput = z
  .array(z.object({ recipient: boundedText(60), item: boundedText(60), quantity: positiveQuantity() }))
  .max(2_000, 'At most 2000 portions.')
  .nullish()
  .transform((all) => all ?? []);
export type Portion = z.output<typeof portionsInput>[number];

/** What a consignment brings, for whom, and of which pledge. */
@Injectable()
export class ConsignmentGoodsService {
  constructor(
    private readonly store: ConsignmentStore,
    private readonly accounts: AccountsService,
    private readonly catalogue: CatalogueService,
    private readonly pledges: PledgesService,
  ) {}

  /** Counts announced pallets and goods in, here and at the pledge. The caller holds the head of the stream. */
  async postAnnounced(
    tx: Transaction,
    consignmentId: string,
    units: number,
    items: readonly ItemQuantity[],
  ): Promise<void> {
    const sums = summed(items);
    await this.store.postAnnounced(tx, consignmentId, units, sums);
    await this.postToPledge(tx, consignmentId, sums);
  }

  /**
   * Counts in what is announced differently of goods, one after another; a quantity below 0 was announced before
   * and will not come. The caller holds the head of the stream.
   * @throws Refused PORTIONS_EXCEED with the field `lines[n].quantity`
   */
  async postRevised(
    tx: Transaction,
    consignmentId: string,
    differences: readonly ItemQuantity[],
  ): Promise<void> {
    await this.postAnnounced(tx, consignmentId, 0, differences);
    const announced = new Map(
      (await this.store.itemsOf(tx, consignmentId)).map(({ itemId, quantity }) => [itemId, quantity]),
    );
    for (const { itemId, quantity } of summed(await this.store.portionsOf(tx, [consignmentId]))) {
      const left = announced.get(itemId) ?? 0;
      const n = differences.findIndex((one) => one.itemId === itemId);
      if (n < 0 || quantity <= left) continue;
      throw PORTIONS_EXCEED.because(
        `${quantity} of this item are meant for the recipients, and ${left} would be announced: revise the portions first.`,
        `lines[${n}].quantity`,
      );
    }
  }

  /** Takes back at the pledge what a cancelled consignment had announced. */
  async takeBack(tx: Transaction, consignmentId: string): Promise<void> {
    const items = await this.store.itemsOf(tx, consignmentId);
    await this.postToPledge(
      tx,
      consignmentId,
      items.map(({ itemId, quantity }) => ({ itemId, quantity: -quantity })),
    );
  }

  /**
   * Says how much is meant for whom: all portions anew. What is in none is for all recipients.
   * @throws Refused NOT_FOUND, PORTIONS_EXCEED with the field `portions[n]`
   */
  async apportion(tx: Transaction, consignmentId: string, portions: readonly Portion[]): Promise<void> {
    const rows = await this.read(tx, consignmentId, portions);
    const announced = new Map(
      (await this.store.itemsOf(tx, consignmentId)).map(({ itemId, quantity }) => [itemId, quantity]),
    );
    const used = new Map<number, number>();
    for (const [n, { itemId, quantity }] of rows.entries()) {
      const sum = (used.get(itemId) ?? 0) + quantity;
      used.set(itemId, sum);
      if (sum > (announced.get(itemId) ?? 0)) throw exceeding(portions, n, sum, announced.get(itemId) ?? 0);
    }
    await this.store.replacePortions(tx, consignmentId, rows);
  }

  private async read(
    tx: Transaction,
    consignmentId: string,
    portions: readonly Portion[],
  ): Promise<PortionRow[]> {
    const recipients = new Set(
      (await this.store.recipientsOf(tx, [consignmentId])).map(({ organisationId }) => organisationId),
    );
    const items = await this.catalogue.itemsByCodes(tx, [...new Set(portions.map(({ item }) => item))]);
    const rows: PortionRow[] = [];
    for (const [n, { recipient, item, quantity }] of portions.entries()) {
      const organisation = await this.accounts.organisationByCode(tx, recipient);
      if (!organisation || !recipients.has(organisation.id))
        throw NOT_FOUND.because(
          `${recipient} is no recipient of this consignment.`,
          `portions[${n}].recipient`,
        );
      const itemId = items.get(item)?.id;
      if (!itemId) throw NOT_FOUND.because(`The catalogue has no item ${item}.`, `portions[${n}].item`);
      rows.push({ organisationId: organisation.id, itemId, quantity });
    }
    return rows;
  }

  private async postToPledge(tx: Transaction, consignmentId: string, items: readonly ItemQuantity[]) {
    const pledgeId = await this.store.pledgeOf(tx, consignmentId);
    if (pledgeId !== '0') await this.pledges.postAnnounced(tx, pledgeId, items);
  }
}

function exceeding(portions: readonly Portion[], n: number, sum: number, announced: number) {
  return PORTIONS_EXCEED.because(
    `The portions of ${portions[n]?.item} are ${sum} so far, of ${announced} announced.`,
    `portions[${n}].quantity`,
  );
}

function summed(items: readonly ItemQuantity[]): ItemQuantity[] {
  const sums = new Map<number, number>();
  for (const { itemId, quantity } of items) sums.set(itemId, (sums.get(itemId) ?? 0) + quantity);
  return [...sums].map(([itemId, quantity]) => ({ itemId, quantity }));
}
