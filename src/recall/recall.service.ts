import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { type RecallRow, RecallsService } from '../units/recalls.service.js';
import { LotRecalled } from './recall.events.js';
import { closeRecallInput, recallLotInput } from './recall.input.js';
import { ALREADY_RECALLED, RECALL_CLOSED } from './recall.refusals.js';

/** What a request did. A type alias, so that it can be stored as its outcome. */
export type Recalled = { readonly recallId: string; readonly held: number };

/** Calling a lot back: what can be reached is held at once, and everybody who has some of it is told. */
@Injectable()
export class RecallService {
  constructor(
    private readonly commands: CommandsService,
    private readonly catalogue: CatalogueService,
    private readonly recalls: RecallsService,
    private readonly outbox: OutboxService,
  ) {}

  /** @throws Refused NOT_FOUND for an item that the catalogue does not have, ALREADY_RECALLED */
  recall(principal: Principal, sent: unknown): Promise<Recalled> {
    const input = validated(recallLotInput, sent);
    const command = { operation: 'recallLot', idempotencyKey: input.idempotencyKey, body: input };
    return this.commands.run(principal, command, async (tx) => {
      const item = await this.catalogue.itemByCode(tx, input.item);
      if (!item) throw NOT_FOUND.because(`The catalogue has no item ${input.item}.`, 'item');
      const lot = { hubId: principal.hubId, itemId: item.id, lot: input.lot };
      const recallId = await this.recalls.open(tx, lot, input.reason);
      if (!recallId)
        throw ALREADY_RECALLED.because(`Lot ${input.lot} of ${input.item} is called back already.`, 'lot');
      const row = await this.byId(tx, recallId);
      const held = await this.recalls.hold(tx, await this.unitsOf(tx, row));
      await this.outbox.announce(tx, LotRecalled, { recallId: row.publicId });
      return { recallId, held };
    });
  }

  /** @throws Refused NOT_FOUND, RECALL_CLOSED */
  async close(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(closeRecallInput, sent);
    const command = { operation: 'closeRecall', idempotencyKey: input.idempotencyKey, body: input };
    const { recallId } = await this.commands.run(principal, command, async (tx) => {
      const row = await this.recalls.byPublicId(tx, input.recallId);
      if (!row || row.hubId !== principal.hubId)
        throw NOT_FOUND.because('There is no such recall at your hub.', 'recallId');
      if (!(await this.recalls.close(tx, row.id, input.note)))
        throw RECALL_CLOSED.because('This recall was closed before.', 'recallId');
      return { recallId: row.id };
    });
    return recallId;
  }

  private async byId(tx: Transaction, id: string): Promise<RecallRow> {
    const [row] = await this.recalls.byIds(tx, [id]);
    if (!row) throw new Error(`There is no recall ${id}`);
    return row;
  }

  private async unitsOf(tx: Transaction, lot: RecallRow): Promise<string[]> {
    const lines = await this.recalls.linesOf(tx, lot);
    return [...new Set(lines.map(({ unitId }) => unitId))];
  }
}
