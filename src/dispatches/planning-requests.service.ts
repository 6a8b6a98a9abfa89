import { Injectable } from '@nestjs/common';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { DispatchEvent } from './dispatch.events.js';
import { planDispatchInput } from './dispatch.input.js';
import { PlanRoute } from './dispatch.jobs.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { NOTHING_TO_DISPATCH } from './dispatch.refusals.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';

/** Asks the worker for a route. */
@Injectable()
export class PlanningRequests {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly outbox: OutboxService,
  ) {}

  /** @throws Refused NOT_FOUND, NOTHING_TO_DISPATCH, DISPATCH_MOVE_NOT_ALLOWED */
  request(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(
      principal,
      'planDispatch',
      planDispatchInput,
      sent,
      async (tx, { dispatchId }) => {
        const { dispatch, lines } = await this.desk.openFor(tx, dispatchId, []);
        const asked = { code: DispatchEvent.DISPATCH_PLAN_REQUESTED, detail: { pallets: lines.length } };
        const draft = await this.journal.move(tx, dispatch, DispatchMove.REQUEST_PLAN, asked);
        if (lines.length === 0)
          throw NOTHING_TO_DISPATCH.because(`Dispatch ${dispatch.reference} has no pallets.`);
        await this.outbox.send(tx, PlanRoute, { dispatchId: dispatch.publicId });
        return draft;
      },
    );
  }
}
