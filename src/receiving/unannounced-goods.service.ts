import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import { AnnouncementReader } from './announcement-reader.service.js';
import type { CountInput, FoundInput } from './receiving.input.js';
import { NOT_COUNTABLE } from './receiving.refusals.js';

/** Goods that a count finds on a pallet and that nobody announced there, such as another lot. */
@Injectable()
export class UnannouncedGoods {
  constructor(
    private readonly units: UnitsService,
    private readonly reader: AnnouncementReader,
  ) {}

  /**
   * Gives them content lines, with nothing on them yet, so that they are counted, and the count taken back, like all
   * others. The head must be locked.
   * @throws Refused UNKNOWN_ITEM; NOT_COUNTABLE for goods that were announced here, or that could be several donors'
   */
  async lines(tx: Transaction, unitId: string, found: readonly FoundInput[]): Promise<CountInput[]> {
    if (found.length === 0) return [];
    const goods = await this.reader.linesOf(tx, found, 'found');
    const before = await this.units.contentsOf(tx, [unitId]);
    refuseAnnounced(before, goods);
    const consignmentId = ownerOf(before);
    const unknown = goods.filter((one) => !before.some((line) => isSame(line, one)));
    await this.units.addFound(
      tx,
      unknown.map(({ itemId, lot, expiry }) => ({ itemId, lot, expiry, unitId, consignmentId, quantity: 0 })),
    );
    const lines = await this.units.contentsOf(tx, [unitId]);
    return goods.map((one) => ({
      contentLineId: lines.find((line) => isSame(line, one))?.publicId ?? '',
      counted: one.quantity,
      damaged: one.damaged,
    }));
  }
}

type Goods = Pick<ContentRow, 'itemId' | 'lot' | 'expiry'>;

/** A lot has one expiry, whether or not somebody read it. */
function isSame(one: Goods, other: Goods): boolean {
  if (one.itemId !== other.itemId || one.lot !== other.lot) return false;
  return one.lot !== null || one.expiry === other.expiry;
}

function refuseAnnounced(before: readonly ContentRow[], goods: readonly Goods[]): void {
  goods.forEach((one, place) => {
    const field = `found[${place}]`;
    if (goods.findIndex((other) => isSame(one, other)) < place)
      throw NOT_COUNTABLE.because('The same goods are found twice.', field);
    if (before.some((line) => line.announcedQuantity > 0 && isSame(line, one)))
      throw NOT_COUNTABLE.because(
        'These goods were announced on this pallet: count their content line.',
        field,
      );
  });
}

/** They came with what else is on the pallet. Where that is nobody's, or several donors', somebody has to say whose. */
function ownerOf(before: readonly ContentRow[]): string {
  const [owner, ...others] = new Set(before.map(({ consignmentId }) => consignmentId));
  if (owner && others.length === 0) return owner;
  throw NOT_COUNTABLE.because(
    'The pallet is not of one consignment: say whose goods were found with identifyContents.',
    'found',
  );
}
