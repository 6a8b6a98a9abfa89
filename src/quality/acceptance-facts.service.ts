import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { ItemFactsService } from '../catalogue/item-facts.service.js';
import { ExpiriesService } from '../coldchain/expiries.service.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { ContentRow } from '../units/units.service.js';
import type { AcceptedGoods } from './acceptance.js';
import { ArrivalsOfGoods } from './arrivals-of-goods.service.js';

/** What the rules of acceptance want to know of goods. */
@Injectable()
export class AcceptanceFactsService {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly items: ItemFactsService,
    private readonly expiries: ExpiriesService,
    private readonly consignments: ConsignmentsService,
    private readonly arrivals: ArrivalsOfGoods,
  ) {}

  /**
   * In the order of the lines, whose `unitId` is the unit that they are on.
   * @param day of the label, YYYY-MM-DD
   */
  async of(tx: Transaction, lines: readonly ContentRow[], day: string): Promise<AcceptedGoods[]> {
    const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
    const items = await this.catalogue.itemsByIds(tx, itemIds);
    const names = await this.catalogue.namesOf(tx, itemIds);
    const lives = this.items.onDay(await this.items.shelfLivesOf(tx, itemIds), day);
    const expiries = await this.expiries.ofLines(tx, lines);
    const told = await this.toldAt(tx, lines);
    const medicines = lines.filter(({ itemId }) => items.get(itemId)?.medicine);
    const arrivals = await this.arrivals.of(tx, medicines);
    return lines.map(({ id, itemId, lot, expiry, consignmentId }) => ({
      item: items.get(itemId)?.code ?? '',
      name: names.get(itemId)?.en ?? null,
      medicine: items.get(itemId)?.medicine ?? false,
      lot,
      labelledUntil: expiry ? new Date(`${expiry}T23:59:59.999Z`) : null,
      expiresAt: expiries.get(id) ?? null,
      shelfLifeDays: lives.find((life) => life.itemId === itemId)?.days ?? null,
      toldAt: told.get(consignmentId ?? '') ?? null,
      arrivedAt: arrivals.get(id) ?? null,
    }));
  }

  /** When recipients were told of goods: when their consignment was announced. Without recipients nobody was. */
  private async toldAt(tx: Transaction, lines: readonly ContentRow[]): Promise<Map<string, Date>> {
    const ids = [...new Set(lines.flatMap(({ consignmentId }) => consignmentId ?? []))];
    if (ids.length === 0) return new Map();
    const recipients = await this.consignments.recipientsOf(tx, ids);
    const meant = new Set(recipients.map(({ consignmentId }) => consignmentId));
    const rows = await this.consignments.byIds(tx, ids);
    return new Map(rows.filter(({ id }) => meant.has(id)).map(({ id, announcedAt }) => [id, announcedAt]));
  }
}
