import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf, type UnitStatus } from '../units/unit.lifecycle.js';
import { type RefusedGoods, UnitsService } from '../units/units.service.js';
import type { Dispatch } from './dispatch.entity.js';
import type { ReturnedQuantity } from './dispatch.input.js';
import type { OpenDispatch } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { LineStore } from './line.store.js';
import { emptyHanded, judgeReturn } from './return-judge.js';

/** A pallet of which nothing was taken is on its way still; one that was taken in part has the rest on it. */
const AWAY: readonly UnitStatus[] = ['IN_TRANSIT', 'DELIVERED'];

/** Refused goods and the pallets that they come back on. */
@Injectable()
export class ReturnedGoodsService {
  constructor(
    private readonly units: UnitsService,
    private readonly lines: LineStore,
    private readonly journal: DispatchJournal,
  ) {}

  /** What was refused of a dispatch and is not back. */
  async awaited(tx: Transaction, { lines }: OpenDispatch): Promise<RefusedGoods[]> {
    const statuses = await this.statusesOf(
      tx,
      lines.map(({ unitId }) => unitId),
    );
    const away = [...statuses].filter(([, status]) => AWAY.includes(status)).map(([unitId]) => unitId);
    return this.units.refusedOn(tx, away);
  }

  /**
   * They are at the hub again: pallets and books follow. The caller holds the heads.
   * @throws Refused QUANTITIES_DO_NOT_FIT
   */
  async take(tx: Transaction, open: OpenDispatch, stated: readonly ReturnedQuantity[]): Promise<void> {
    const goods = judgeReturn(await this.awaited(tx, open), stated);
    const empty = emptyHanded(goods);
    const statuses = await this.statusesOf(
      tx,
      open.lines.map(({ unitId }) => unitId),
    );
    const awaited = new Set(goods.map(({ unitId }) => unitId));
    const inTransit = [...statuses].filter(([, status]) => status === 'IN_TRANSIT').map(([unitId]) => unitId);
    // Of a dispatch of which nothing was accepted every pallet comes back, also one that was found empty.
    const all = open.dispatch.deliveredAt ? awaited : new Set([...awaited, ...inTransit]);
    await this.see(
      tx,
      open.dispatch,
      UnitEvent.UNIT_RETURNED,
      [...all].filter((id) => !empty.has(id)),
    );
    const lost = inTransit.filter((id) => empty.has(id));
    await this.see(tx, open.dispatch, UnitEvent.UNIT_LOST, lost);
    if (lost.length > 0) await this.lines.takeOff(tx, open.dispatch.id, lost);
    await this.units.takeBack(tx, goods);
  }

  private async see(
    tx: Transaction,
    { publicId: dispatchId }: Dispatch,
    code: number,
    unitIds: readonly string[],
  ): Promise<void> {
    const occurredAt = await this.journal.now(tx);
    const detail = { dispatchId };
    await this.units.observe(
      tx,
      unitIds.map((unitId) => ({ unitId, code, occurredAt, detail })),
    );
  }

  private async statusesOf(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, UnitStatus>> {
    const rows = await this.units.byIds(tx, unitIds);
    return new Map(rows.map(({ id, status }) => [id, statusOf(status)]));
  }
}
