import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';

/** Tells the time. A client that reports what it sees now, or plans ahead, needs the hub's and not its own. */
@Injectable()
export class HubTimeService {
  constructor(
    private readonly history: HistoryService,
    private readonly work: UnitOfWork,
  ) {}

  now(principal: Principal): Promise<Date> {
    return this.work.read(principal, (tx) => this.history.now(tx));
  }
}
