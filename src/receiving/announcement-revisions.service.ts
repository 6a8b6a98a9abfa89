import { Injectable } from '@nestjs/common';
import { noSuchConsignment } from '../consignments/consignment.refusals.js';
import { ConsignmentGoodsService } from '../consignments/consignment-goods.service.js';
import { ConsignmentJournal } from '../consignments/consignment-journal.service.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { type RevisedLine, RevisionsService } from '../units/revisions.service.js';
import { type RevisedAnnouncement, reviseAnnouncementInput } from './revision.input.js';

/** Donors announce more or less of what is still to come. */
@Injectable()
export class AnnouncementRevisionsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly consignments: ConsignmentsService,
    private readonly journal: ConsignmentJournal,
    private readonly goods: ConsignmentGoodsService,
    private readonly revisions: RevisionsService,
  ) {}

  /**
   * Said again as it is, it changes nothing and is in no history.
   * @returns the public id of the consignment
   * @throws Refused INVALID_INPUT, NOT_FOUND, CONSIGNMENT_CLOSED, BELOW_RECEIVED, PORTIONS_EXCEED with the field
   */
  async revise(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(reviseAnnouncementInput, sent);
    refuseTwins(input);
    const command = { operation: 'reviseAnnouncement', idempotencyKey: input.idempotencyKey, body: input };
    const { consignmentId } = await this.commands.run(principal, command, async (tx) => {
      await this.write(tx, input);
      return { consignmentId: input.consignmentId };
    });
    return consignmentId;
  }

  private async write(tx: Transaction, { consignmentId, lines, reason }: RevisedAnnouncement): Promise<void> {
    const seen = await this.consignments.visible(tx, consignmentId);
    if (!seen) throw noSuchConsignment();
    // The pallets that were announced with it live in its stream: nobody receives one of them meanwhile.
    const row = await this.journal.lock(tx, seen, 'REVISE_ANNOUNCEMENT');
    const act = newId();
    const revised = await this.revisions.revise(tx, act, row, lines);
    await this.goods.postRevised(tx, row.id, revised.map(differenceOf));
    const changed = revised.filter((one) => differenceOf(one).quantity !== 0);
    if (changed.length === 0) return;
    await this.journal.record(tx, row, 'ANNOUNCEMENT_REVISED', {
      act,
      reason: new Words(reason),
      lines: changed.map(told),
    });
  }
}

function differenceOf({ line, after }: RevisedLine) {
  return { itemId: line.itemId, quantity: after - line.announcedQuantity };
}

function told({ line, sscc, after }: RevisedLine): Readonly<Record<string, unknown>> {
  return { contentLineId: line.publicId, sscc, before: line.announcedQuantity, after };
}

function refuseTwins({ lines }: RevisedAnnouncement): void {
  const first = new Set<string>();
  for (const [n, { contentLineId }] of lines.entries()) {
    if (first.has(contentLineId))
      throw INVALID_INPUT.because('This content line is there twice.', `lines[${n}].contentLineId`);
    first.add(contentLineId);
  }
}
