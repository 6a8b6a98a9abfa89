import { Module } from '@nestjs/common';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { PrintJobStore } from './print-job.store.js';
import { PrintJobsService } from './print-jobs.service.js';
import { PrintQueue } from './print-queue.service.js';
import { PrintedFilesController } from './printed-files.controller.js';
import { PrintingResolver } from './printing.resolver.js';
import { ReceiptNotes } from './receipt-notes.service.js';

/** Asking for papers, and taking them away. */
@Module({
  imports: [DispatchesModule],
  controllers: [PrintedFilesController],
  providers: [PrintJobStore, PrintQueue, PrintJobsService, ReceiptNotes, PrintingResolver],
})
export class LabelsApiModule {}
