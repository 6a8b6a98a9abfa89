import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TimetableEntryService } from './timetable-entry.service.js';
import { unreachableStatuses } from './transport.lifecycle.js';
import { TransportStore } from './transport.store.js';
import { TransportJournal } from './transport-journal.service.js';
import { TransportReportsService } from './transport-reports.service.js';
import { TransportSchedulingService } from './transport-scheduling.service.js';
import { TransportsService } from './transports.service.js';

@Global()
@Module({
  providers: [
    TransportStore,
    TransportsService,
    TransportJournal,
    TimetableEntryService,
    TransportSchedulingService,
    TransportReportsService,
  ],
  exports: [TransportsService, TransportSchedulingService, TransportReportsService],
})
export class TransportsModule implements OnModuleInit {
  /** @throws Error and so stops the start: a status that nothing leads to is a mistake in the table. */
  onModuleInit(): void {
    const lost = unreachableStatuses();
    if (lost.length > 0) throw new Error(`No report of a transport leads to ${lost.join(', ')}`);
  }
}
