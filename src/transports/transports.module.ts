import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DemoGate } from './demo-gate.js';
import { IdentifierFinder } from './identifier-finder.service.js';
import { IdentifierPlaces } from './identifier-places.service.js';
import { IdentifierRegister } from './identifier-register.service.js';
import { ReportDesk } from './report-desk.service.js';
import { TimetableEntryService } from './timetable-entry.service.js';
import { unreachableStatuses } from './transport.lifecycle.js';
import { TransportStore } from './transport.store.js';
import { TransportBoardStore } from './transport-board.store.js';
import { TransportBoardsService } from './transport-boards.service.js';
import { TransportIdentifierStore } from './transport-identifier.store.js';
import { TransportIdentifiersService } from './transport-identifiers.service.js';
import { TransportJournal } from './transport-journal.service.js';
import { TransportOpening } from './transport-opening.service.js';
import { TransportReportsService } from './transport-reports.service.js';
import { TransportSchedulingService } from './transport-scheduling.service.js';
import { TransportStopStore } from './transport-stop.store.js';
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
    TransportStopStore,
    TransportIdentifierStore,
    TransportBoardStore,
    DemoGate,
    TransportOpening,
    ReportDesk,
    IdentifierRegister,
    IdentifierPlaces,
    IdentifierFinder,
    TransportIdentifiersService,
    TransportBoardsService,
  ],
  exports: [
    TransportsService,
    TransportSchedulingService,
    TransportReportsService,
    TransportIdentifiersService,
    TransportBoardsService,
    IdentifierFinder,
    ReportDesk,
  ],
})
export class TransportsModule implements OnModuleInit {
  /** @throws Error and so stops the start: a status that nothing leads to is a mistake in the table. */
  onModuleInit(): void {
    const lost = unreachableStatuses();
    if (lost.length > 0) throw new Error(`No report of a transport leads to ${lost.join(', ')}`);
  }
}
