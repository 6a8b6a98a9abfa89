import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import { HubEvent } from '../places/hub.events.js';
import { PlacesService } from '../places/places.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { DeadLettersService } from '../platform/jobs/dead-letters.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';

type DeadLetter = Awaited<ReturnType<DeadLettersService['one']>>;

const retryInput = z.object({ idempotencyKey, id: publicId(), reason: boundedText(500).nullish() });

/** Keeping the installation running: for administrators of hubs. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly deadLetters: DeadLettersService,
    private readonly commands: CommandsService,
    private readonly work: UnitOfWork,
    private readonly places: PlacesService,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused FORBIDDEN */
  async page(principal: Principal, request: PageRequest, waitingOnly: boolean): Promise<Slice<DeadLetter>> {
    refuseOthers(principal);
    const page = pageOf(request, idKey);
    const asked = { after: page.after?.[0] ?? null, limit: page.limit, waitingOnly };
    const rows = await this.work.read(principal, (tx) => this.deadLetters.list(tx, asked));
    return sliceOf(rows, page, ({ id }) => [id]);
  }

  count(principal: Principal): Promise<number> {
    return this.work.read(principal, (tx) => this.deadLetters.count(tx));
  }

  /** @throws Refused FORBIDDEN, NOT_FOUND, ALREADY_RETRIED */
  async retry(principal: Principal, sent: unknown): Promise<DeadLetter> {
    refuseOthers(principal);
    const input = validated(retryInput, sent);
    const command = { operation: 'retryDeadLetter', idempotencyKey: input.idempotencyKey, body: input };
    await this.commands.run(principal, command, async (tx) => {
      const hub = await this.places.hubById(tx, principal.hubId);
      if (!hub) throw new Error('The hub of a principal is not there');
      await this.history.lockHeads(tx, [hub.streamId]);
      const letter = await this.deadLetters.retry(tx, input.id);
      const { id: subject, name, subscriber, attempt } = letter;
      const reason = input.reason ? new Words(input.reason) : null;
      const audit = { subjectKind: 'dead letter', subject, before: { name, subscriber, attempt }, reason };
      await this.history.append(tx, hub.streamId, [{ code: HubEvent.DEAD_LETTER_RETRIED, audit }]);
      return { id: letter.id };
    });
    return this.work.read(principal, (tx) => this.deadLetters.one(tx, input.id));
  }
}

/** An administrator of a donor or an agency has no business in the engine room. */
function refuseOthers(principal: Principal): void {
  if (principal.hubId === 0) throw FORBIDDEN.because('Only an administrator of a hub may do this.');
}
