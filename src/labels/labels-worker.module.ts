import { Module } from '@nestjs/common';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { ReceiptModule } from '../receipt/receipt.module.js';
import { GoodsFacts } from './goods-facts.service.js';
import { LabelFacts } from './label-facts.service.js';
import { PrintJobStore } from './print-job.store.js';
import { PrintPaperWorker } from './print-paper.worker.js';
import { PrintingService } from './printing.service.js';
import { ReceiptFacts } from './receipt-facts.service.js';

/** Labels and lists are drawn in the worker process: it takes longer than somebody likes to wait. */
@Module({
  imports: [DispatchesModule, ReceiptModule],
  providers: [PrintJobStore, GoodsFacts, LabelFacts, ReceiptFacts, PrintingService, PrintPaperWorker],
})
export class LabelsWorkerModule {}
