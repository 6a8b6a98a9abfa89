import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import { constraintOf } from '../platform/database/postgres-errors.js';
import type { Transaction } from '../platform/database/transaction.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { ALREADY_DECIDED, CODE_TAKEN } from './accounts.refusals.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationEvent, OrganisationMerged } from './organisation.events.js';
import { ORGANISATION_MOVES, type OrganisationMove, OrganisationStatus } from './organisation.lifecycle.js';
import { type Decision, OrganisationStore } from './organisation.store.js';
import { confirmationInput, mergeInput, refusalInput } from './proposal-input.js';
import { SharesService } from './shares.service.js';

/** What somebody of the hub says. Checked here. */
export interface DecideOrganisation {
  readonly idempotencyKey: string;
  readonly organisation: string;
}

/** What the hub that was asked makes of a proposal. */
@Injectable()
export class ProposalDecisions {
  constructor(
    private readonly commands: CommandsService,
    private readonly store: OrganisationStore,
    private readonly shares: SharesService,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * From then on everybody knows it, and the administrators of the hub act in it.
   * @throws Refused INVALID_INPUT, NOT_FOUND, ALREADY_DECIDED, CODE_TAKEN
   */
  confirm(principal: Principal, { idempotencyKey, ...body }: DecideOrganisation): Promise<string> {
    const { organisation, ...given } = validated(confirmationInput, body);
    const command = { operation: 'confirmOrganisation', idempotencyKey, body };
    return this.decide(principal, command, organisation, async (tx, row) => {
      const registeredBy = principal.organisationId;
      await this.move(tx, row, 'CONFIRM', { ...given, registeredBy });
      await this.record(tx, row, OrganisationEvent.ORGANISATION_CONFIRMED, { before: row.code });
    });
  }

  /**
   * What named the provisional one means the other one from then on, and what it might see the other one sees.
   * @throws Refused INVALID_INPUT, NOT_FOUND, ALREADY_DECIDED
   */
  merge(principal: Principal, { idempotencyKey, ...body }: DecideOrganisation): Promise<string> {
    const { organisation, into } = validated(mergeInput, body);
    const command = { operation: 'mergeOrganisation', idempotencyKey, body };
    return this.decide(principal, command, organisation, async (tx, row) => {
      const target = await this.targetOf(tx, row, into);
      await this.move(tx, row, 'MERGE', { mergedInto: target.id });
      await this.shares.hand(tx, row.id, target.id);
      await this.record(tx, row, OrganisationEvent.ORGANISATION_MERGED, { into });
      await this.outbox.announce(tx, OrganisationMerged, { provisional: row.id, into: target.id });
    });
  }

  /** Nothing new may name it. What names it already is for people to mend. @throws Refused as `confirm` */
  refuse(principal: Principal, { idempotencyKey, ...body }: DecideOrganisation): Promise<string> {
    const { organisation, reason } = validated(refusalInput, body);
    const command = { operation: 'refuseOrganisation', idempotencyKey, body };
    return this.decide(principal, command, organisation, async (tx, row) => {
      await this.move(tx, row, 'REFUSE', { reason });
      await this.record(tx, row, OrganisationEvent.ORGANISATION_REFUSED, { reason: new Words(reason) });
    });
  }

  private async decide(
    principal: Principal,
    command: { operation: string; idempotencyKey: string; body: unknown },
    id: string,
    effect: (tx: Transaction, row: Organisation) => Promise<void>,
  ): Promise<string> {
    await this.commands.run(principal, command, async (tx) => {
      const row = await this.store.byPublicId(tx, id);
      if (!row || !firstWall.admits(principal.hubId > 0 && row.proposedTo === principal.hubId))
        throw NOT_FOUND.because('No organisation with this id was proposed to your hub.', 'organisation');
      await this.history.lockHeads(tx, [row.streamId]);
      await effect(tx, row);
      return { id };
    });
    return id;
  }

  /** @throws Refused ALREADY_DECIDED, CODE_TAKEN */
  private async move(
    tx: Transaction,
    row: Organisation,
    move: OrganisationMove,
    given: Omit<Decision, 'status'>,
  ): Promise<void> {
    const status = ORGANISATION_MOVES[row.status][move];
    const decided = status && (await this.written(tx, row.id, { ...given, status }));
    if (decided) return;
    throw ALREADY_DECIDED.because(`${row.name} was decided on before.`, 'organisation');
  }

  private async written(tx: Transaction, id: number, decision: Decision): Promise<boolean> {
    try {
      return await this.store.decide(tx, id, decision);
    } catch (problem) {
      if (constraintOf(problem) !== 'organisation_code_key') throw problem;
      throw CODE_TAKEN.because(`Another organisation has the code ${decision.code}.`, 'code');
    }
  }

  private async targetOf(tx: Transaction, row: Organisation, into: string): Promise<Organisation> {
    const target = await this.store.byPublicId(tx, into);
    if (target?.status !== OrganisationStatus.CONFIRMED)
      throw NOT_FOUND.because('No confirmed organisation has this id.', 'into');
    if (target.kind === row.kind) return target;
    throw INVALID_INPUT.because(`${target.name} is of the kind ${target.kind}, ${row.name} is not.`, 'into');
  }

  private async record(
    tx: Transaction,
    { streamId, publicId, status, code: before }: Organisation,
    code: number,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const { reason, ...after } = detail;
    const why = { reason: reason instanceof Words ? reason : null };
    const subject = { subjectKind: 'organisation', subject: publicId };
    const audit = { ...subject, before: { status, code: before }, after, ...why };
    await this.history.append(tx, streamId, [{ code, detail, audit }]);
  }
}
