import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { attachTransportInput, cancelConsignmentInput, reviseRecipientsInput } from './consignment.input.js';
import type { ConsignmentMove } from './consignment.lifecycle.js';
import { CONSIGNMENT_CLOSED, noSuchConsignment } from './consignment.refusals.js';
import { ConsignmentStore } from './consignment.store.js';
import { ConsignmentJournal } from './consignment-journal.service.js';
import { ConsignmentPartiesService } from './consignment-parties.service.js';
import { type ConsignmentRow, ConsignmentsService } from './consignments.service.js';

type Change = (tx: Transaction, row: ConsignmentRow) => Promise<void>;

/** What people change of a consignment after it was announced. */
@Injectable()
export class ConsignmentChangesService {
  constructor(
    private readonly commands: CommandsService,
    private readonly consignments: ConsignmentsService,
    private readonly store: ConsignmentStore,
    private readonly parties: ConsignmentPartiesService,
    private readonly journal: ConsignmentJournal,
  ) {}

  /**
   * Names other recipients, until receipt: a pledge is revised. The history keeps who was named before.
   * @throws Refused INVALID_INPUT, NOT_FOUND, CONSIGNMENT_CLOSED
   */
  async reviseRecipients(principal: Principal, sent: unknown): Promise<ConsignmentRow> {
    const input = validated(reviseRecipientsInput, sent);
    return this.change(principal, 'reviseRecipients', 'REVISE_RECIPIENTS', input, async (tx, row) => {
      const ids = await this.parties.recipients(tx, input.recipients);
      const before = (await this.store.recipientsOf(tx, [row.id])).map(
        ({ organisationId }) => organisationId,
      );
      await this.store.replaceRecipients(tx, row.id, ids);
      await this.journal.record(tx, row, 'RECIPIENTS_REVISED', {
        before: await this.parties.codesOf(tx, before),
        after: input.recipients,
        reason: input.reason,
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
      const cancelled = await this.store.cancel(tx, row.id);
      if (!cancelled)
        throw CONSIGNMENT_CLOSED.because('Goods of it were received a moment ago.', 'consignmentId');
      await this.journal.record(tx, row, 'CANCELLED', { reason: input.reason });
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
    const [transport] = await this.parties.transports(tx, row.hubId, [transportId], () => 'transportId');
    if (!transport || (await this.store.attach(tx, row.id, [transport.id])) === 0) return;
    const { number } = transport;
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
