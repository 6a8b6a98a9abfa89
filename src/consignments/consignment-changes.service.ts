import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { attachTransportInput, cancelConsignmentInput, reviseRecipientsInput } from './consignment.input.js';
import type { ConsignmentMove } from './consignment.lifecycle.js';
import { noSuchConsignment } from './consignment.refusals.js';
import { ConsignmentJournal } from './consignment-journal.service.js';
import { ConsignmentLinksService } from './consignment-links.service.js';
import { type ConsignmentRow, ConsignmentsService } from './consignments.service.js';

type Change = (tx: Transaction, row: ConsignmentRow) => Promise<void>;

/** What people change of a consignment after it was announced. */
@Injectable()
export class ConsignmentChangesService {
  constructor(
    private readonly commands: CommandsService,
    private readonly consignments: ConsignmentsService,
    private readonly journal: ConsignmentJournal,
    private readonly links: ConsignmentLinksService,
  ) {}

  /**
   * Names other recipients, until receipt: a pledge is revised. The history keeps who was named before.
   * @throws Refused INVALID_INPUT, NOT_FOUND, CONSIGNMENT_CLOSED
   */
  async reviseRecipients(principal: Principal, sent: unknown): Promise<ConsignmentRow> {
    const input = validated(reviseRecipientsInput, sent);
    return this.change(principal, 'reviseRecipients', 'REVISE_RECIPIENTS', input, async (tx, row) => {
      const before = await this.links.name(tx, row, input);
      const { recipients: after, portions, reason } = input;
      await this.journal.record(tx, row, 'RECIPIENTS_REVISED', {
        before,
        after,
        portions,
        reason: reason ? new Words(reason) : null,
      });
    });
  }

  /**
   * The donor withdraws it, until it arrives.
   * @throws Refused INVALID_INPUT, NOT_FOUND, CONSIGNMENT_CLOSED
   */
  async cancel(principal: Principal, sent: unknown): Promise<ConsignmentRow> {
    const input = validated(cancelConsignmentInput, sent);
    return this.change(principal, 'cancelConsignment', 'CANCEL', input, async (tx, row) => {
      await this.links.cancel(tx, row);
      await this.journal.record(tx, row, 'CANCELLED', { reason: new Words(input.reason) });
    });
  }

  /**
   * Names a transport that brings it, or some of it. Naming it again changes nothing.
   * @throws Refused INVALID_INPUT, NOT_FOUND, CONSIGNMENT_CLOSED
   */
  async attachTransport(principal: Principal, sent: unknown): Promise<ConsignmentRow> {
    const input = validated(attachTransportInput, sent);
    return this.change(principal, 'attachTransport', 'ATTACH_TRANSPORT', input, (tx, row) =>
      this.attach(tx, row, input.transportId),
    );
  }

  /** The same inside another act's transaction, under the head of the consignment's stream. */
  async attach(tx: Transaction, row: ConsignmentRow, transportId: string): Promise<void> {
    const number = await this.links.attach(tx, row, transportId);
    if (number === null) return;
    await this.journal.record(tx, row, 'TRANSPORT_ATTACHED', { transportId, number });
  }

  private async change(
    principal: Principal,
    operation: string,
    move: ConsignmentMove,
    input: { readonly idempotencyKey: string; readonly consignmentId: string },
    effect: Change,
  ): Promise<ConsignmentRow> {
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { consignmentId } = await this.commands.run(principal, command, async (tx) => {
      const seen = await this.consignments.visible(tx, input.consignmentId);
      if (!seen) throw noSuchConsignment();
      await effect(tx, await this.journal.lock(tx, seen, move));
      return { consignmentId: seen.publicId };
    });
    return this.consignments.answer(principal, consignmentId);
  }
}
