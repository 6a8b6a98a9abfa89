import { Injectable } from '@nestjs/common';
import { ExpiriesService } from '../coldchain/expiries.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { FreePallet } from '../units/free-stock.service.js';
import type { ContentRow } from '../units/units.service.js';
import type { FreeGoods } from './first-expired.js';

/** Free goods with the moment at which they expire. What has expired is not free, whether it is held yet or not. */
@Injectable()
export class FreshGoods {
  constructor(
    private readonly expiries: ExpiriesService,
    private readonly history: HistoryService,
  ) {}

  async of(tx: Transaction, pallets: readonly FreePallet[]): Promise<FreeGoods[]> {
    const expiries = await this.expiries.ofLines(
      tx,
      pallets.flatMap(({ lines }) => lines),
    );
    const now = await this.history.now(tx);
    return pallets
      .map((pallet) => goodsOf(pallet, expiries))
      .filter(({ expiresAt, quantity }) => quantity > 0 && (expiresAt === null || expiresAt > now));
  }
}

function goodsOf({ unit, lines }: FreePallet, expiries: ReadonlyMap<string, Date>): FreeGoods {
  const present = lines.filter((line) => soundOf(line) > 0);
  const times = present.flatMap(({ id }) => expiries.get(id)?.getTime() ?? []);
  return {
    unitId: unit.id,
    sscc: unit.sscc,
    lots: [...new Set(present.flatMap(({ lot }) => lot ?? []))].sort(),
    quantity: present.reduce((sum, line) => sum + soundOf(line), 0),
    expiresAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    receivedAt: unit.receivedAt,
  };
}

/** What is on the line and not damaged. */
function soundOf({ countedQuantity, announcedQuantity, goneQuantity, damagedQuantity }: ContentRow): number {
  return Math.max(0, (countedQuantity ?? announcedQuantity) - goneQuantity - damagedQuantity);
}
