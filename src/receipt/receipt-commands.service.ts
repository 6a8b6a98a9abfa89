import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { closeReceiptInput, explainDifferenceInput, reopenReceiptInput } from './receipt.input.js';
import { ReceiptDesk } from './receipt-desk.service.js';

interface OfConsignment {
  readonly idempotencyKey: string;
  readonly consignmentId: string;
}

/** The verbs of a receipt. Each answers the public id of its consignment. */
@Injectable()
export class ReceiptCommands {
  constructor(
    private readonly commands: CommandsService,
    private readonly desk: ReceiptDesk,
  ) {}

  /** @throws Refused NOT_FOUND, RECEIPT_CLOSED, NO_SUCH_DIFFERENCE */
  explain(principal: Principal, sent: unknown): Promise<string> {
    return this.run(principal, 'explainDifference', explainDifferenceInput, sent, (tx, said) =>
      this.desk.explain(tx, said),
    );
  }

  /** @throws Refused NOT_FOUND, RECEIPT_CLOSED, NOTHING_RECEIVED, DIFFERENCES_UNEXPLAINED, SIGNATURE_MISSING */
  close(principal: Principal, sent: unknown): Promise<string> {
    return this.run(principal, 'closeReceipt', closeReceiptInput, sent, (tx, said) =>
      this.desk.close(tx, said),
    );
  }

  /** @throws Refused NOT_FOUND, RECEIPT_OPEN */
  reopen(principal: Principal, sent: unknown): Promise<string> {
    return this.run(principal, 'reopenReceipt', reopenReceiptInput, sent, (tx, { consignmentId, reason }) =>
      this.desk.reopen(tx, consignmentId, reason),
    );
  }

  private async run<Input extends OfConsignment>(
    principal: Principal,
    operation: string,
    schema: z.ZodType<Input>,
    sent: unknown,
    effect: (tx: Transaction, input: Input) => Promise<void>,
  ): Promise<string> {
    const input = validated(schema, sent);
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { consignmentId } = await this.commands.run(principal, command, async (tx) => {
      await effect(tx, input);
      return { consignmentId: input.consignmentId };
    });
    return consignmentId;
  }
}
