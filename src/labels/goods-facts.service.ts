import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { ItemFactsService, type ItemHsCode } from '../catalogue/item-facts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import type { LabelLine } from './label-content.js';
import type { Language } from './label-words.data.js';

/** A line of a label, and what it was made of. */
export interface Goods extends LabelLine {
  readonly unitId: string;
  readonly donorId: number | null;
  readonly code: string;
}

/** What is on pallets, in the words of a language. */
@Injectable()
export class GoodsFacts {
  constructor(
    private readonly units: UnitsService,
    private readonly catalogue: CatalogueService,
    private readonly facts: ItemFactsService,
  ) {}

  /** What is there now, of the units and of what stands in them; lines of which nothing is left are absent. */
  async of(tx: Transaction, unitIds: readonly string[], language: Language): Promise<Goods[]> {
    const rows = (await this.units.contentsWithin(tx, unitIds)).filter((row) => presentOf(row) > 0);
    const itemIds = [...new Set(rows.map(({ itemId }) => itemId))];
    const items = await this.catalogue.itemsByIds(tx, itemIds);
    const names = await this.catalogue.namesOf(tx, itemIds);
    const codes = await this.facts.hsCodesOf(tx, itemIds);
    return rows.map((row) => ({
      unitId: row.unitId,
      donorId: row.donorId,
      code: items.get(row.itemId)?.code ?? '',
      item: names.get(row.itemId)?.[language] ?? items.get(row.itemId)?.code ?? '',
      lot: row.lot,
      expiry: row.expiry,
      quantity: presentOf(row),
      tariffCode: codeOf(codes.filter(({ itemId }) => itemId === row.itemId)),
    }));
  }
}

/** With its edition, since customs ask for the one of the day. */
function codeOf(codes: readonly ItemHsCode[]): string | null {
  const [code] = [...codes].sort((one, other) => one.hsYear - other.hsYear);
  return code ? `${code.hsCode} (${code.hsYear})` : null;
}

function presentOf({ countedQuantity, announcedQuantity, goneQuantity }: ContentRow): number {
  return (countedQuantity ?? announcedQuantity) - goneQuantity;
}
