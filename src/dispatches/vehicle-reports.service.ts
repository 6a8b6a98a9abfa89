import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { TransportsService } from '../transports/transports.service.js';
import { AdvancingService } from './advancing.service.js';
import { AdvanceDispatch } from './dispatch.jobs.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchesService } from './dispatches.service.js';

/** From a report of a vehicle to the dispatches that are on it. Only the worker does it. */
@Injectable()
export class VehicleReports {
  constructor(
    private readonly transports: TransportsService,
    private readonly dispatches: DispatchesService,
    private readonly outbox: OutboxService,
    private readonly desk: DispatchDesk,
    private readonly advancing: AdvancingService,
  ) {}

  /** One job a dispatch: a short lock each, and one that fails keeps no other back. */
  async spread(tx: Transaction, transportId: string): Promise<void> {
    const [transport] = await this.transports.byPublicIds(tx, [transportId]);
    if (!transport) throw new Error(`There is no transport ${transportId} (yet)`);
    const dispatches = await this.dispatches.aboard(tx, transport.id);
    await this.outbox.sendAll(
      tx,
      AdvanceDispatch,
      dispatches.map(({ publicId: dispatchId }) => ({ dispatchId })),
    );
  }

  async apply(tx: Transaction, dispatchId: string): Promise<void> {
    await this.advancing.advance(tx, await this.desk.open(tx, dispatchId));
  }
}
