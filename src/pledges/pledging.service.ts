import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { PledgeEvent } from './pledge.events.js';
import { makePledgeInput, revisePledgeInput, withdrawPledgeInput } from './pledge.input.js';
import { BELOW_ANNOUNCED, noSuchPledge, PLEDGE_CLOSED, PLEDGE_EXISTS } from './pledge.refusals.js';
import { type PledgeRow, PledgeStore } from './pledge.store.js';
import { PledgeJournal } from './pledge-journal.service.js';
import { PledgeLinesService } from './pledge-lines.service.js';
import { PledgesService } from './pledges.service.js';

type Change = (tx: Transaction, row: PledgeRow) => Promise<void>;

/** Donors promise goods, promise something else, and take promises back. */
@Injectable()
export class PledgingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly pledges: PledgesService,
    private readonly store: PledgeStore,
    private readonly lines: PledgeLinesService,
    private readonly journal: PledgeJournal,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, PLEDGE_EXISTS */
  async make(principal: Principal, sent: unknown): Promise<PledgeRow> {
    const input = validated(makePledgeInput, sent);
    const command = { operation: 'makePledge', idempotencyKey: input.idempotencyKey, body: input };
    const { pledgeId } = await this.commands.run(principal, command, async (tx) => {
      const hubId = await this.journal.hubId(tx, input.hub);
      const lines = await this.lines.read(tx, input.lines);
      const stream = await this.journal.open(tx);
      const donorId = principal.organisationId;
      const id = await this.store.nextId(tx);
      await this.journal.share(tx, id, donorId, hubId);
      if (!(await this.store.insert(tx, { ...input, ...stream, id, hubId, donorId })))
        throw PLEDGE_EXISTS.because(`You have a pledge ${input.reference} already.`, 'reference');
      await this.store.replaceLines(tx, id, lines);
      await this.journal.record(tx, stream.streamId, PledgeEvent.PLEDGE_MADE, { lines: input.lines });
      return { pledgeId: stream.publicId };
    });
    return this.pledges.answer(principal, pledgeId);
  }

  /**
   * Promises something else: all lines anew. The history keeps the former ones.
   * @throws Refused INVALID_INPUT, NOT_FOUND, PLEDGE_CLOSED, BELOW_ANNOUNCED
   */
  async revise(principal: Principal, sent: unknown): Promise<PledgeRow> {
    const input = validated(revisePledgeInput, sent);
    return this.change(principal, 'revisePledge', input, async (tx, row) => {
      const lines = await this.lines.read(tx, input.lines);
      await this.lines.refuseBelowAnnounced(tx, row, lines);
      const before = await this.lines.write(tx, await this.store.linesOf(tx, [row.id]));
      await this.store.replaceLines(tx, row.id, lines);
      await this.store.countRevision(tx, row.id);
      const detail = { before, after: await this.lines.write(tx, lines), reason: new Words(input.reason) };
      await this.journal.record(tx, row.streamId, PledgeEvent.PLEDGE_REVISED, detail);
    });
  }

  /** Takes it back, until something of it is announced. @throws Refused NOT_FOUND, PLEDGE_CLOSED, BELOW_ANNOUNCED */
  async withdraw(principal: Principal, sent: unknown): Promise<PledgeRow> {
    const input = validated(withdrawPledgeInput, sent);
    return this.change(principal, 'withdrawPledge', input, async (tx, row) => {
      if (row.items.some(({ announced }) => announced > 0))
        throw BELOW_ANNOUNCED.because(
          'Some of it was announced already: revise the pledge instead.',
          'pledgeId',
        );
      await this.store.withdraw(tx, row.id);
      const reason = new Words(input.reason);
      await this.journal.record(tx, row.streamId, PledgeEvent.PLEDGE_WITHDRAWN, { reason });
    });
  }

  private async change(
    principal: Principal,
    operation: string,
    input: { readonly idempotencyKey: string; readonly pledgeId: string },
    effect: Change,
  ): Promise<PledgeRow> {
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { pledgeId } = await this.commands.run(principal, command, async (tx) => {
      const seen = await this.pledges.visible(tx, input.pledgeId);
      if (seen?.donorId !== principal.organisationId) throw noSuchPledge('pledgeId');
      await effect(tx, await this.locked(tx, seen));
      return { pledgeId: seen.publicId };
    });
    return this.pledges.answer(principal, pledgeId);
  }

  /** The row as it is under the head of its stream. @throws Refused PLEDGE_CLOSED */
  private async locked(tx: Transaction, { publicId, streamId }: PledgeRow): Promise<PledgeRow> {
    await this.journal.lock(tx, streamId);
    const [row] = await this.store.byPublicIds(tx, [publicId]);
    if (!row) throw new Error(`Pledge ${publicId} is gone`);
    if (row.withdrawnAt) throw PLEDGE_CLOSED.because('The pledge was withdrawn.', 'pledgeId');
    return row;
  }
}
