import type { Transaction } from '../platform/database/transaction.js';
import { HandlesJob } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { PlanRoute } from './dispatch.jobs.js';
import { RoutesService } from './routes.service.js';

@HandlesJob(PlanRoute)
export class PlanRouteWorker implements MessageHandler<{ dispatchId: string }> {
  constructor(private readonly routes: RoutesService) {}

  handle(tx: Transaction, { dispatchId }: { dispatchId: string }): Promise<void> {
    return this.routes.plan(tx, dispatchId);
  }
}
