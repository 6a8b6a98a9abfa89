import { Injectable } from '@nestjs/common';
import { noSuchConsignment } from '../consignments/consignment.refusals.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { PrintQueue } from './print-queue.service.js';
import { printGoodsReceiptInput } from './printing.input.js';

/** Asking for the papers of receipts at the own hub. */
@Injectable()
export class ReceiptNotes {
  constructor(
    private readonly commands: CommandsService,
    private readonly consignments: ConsignmentsService,
    private readonly queue: PrintQueue,
  ) {}

  /** As it stands when it is printed. @returns the public id of the print job. @throws Refused INVALID_INPUT, NOT_FOUND */
  async ask(principal: Principal, sent: unknown): Promise<string> {
    const { idempotencyKey, ...asked } = validated(printGoodsReceiptInput, sent);
    const { consignmentId, language } = asked;
    const command = { operation: 'printGoodsReceipt', idempotencyKey, body: asked };
    const { id } = await this.commands.run(principal, command, async (tx) => {
      const row = await this.consignments.visible(tx, consignmentId);
      if (!row || row.hubId !== principal.hubId) throw noSuchConsignment();
      const subject = { unitIds: [], reference: row.reference, consignmentId: row.id, tradeItems: {} };
      return { id: await this.queue.add(tx, { kind: 'GOODS_RECEIPT', format: 'PDF', language, subject }) };
    });
    return id;
  }
}
