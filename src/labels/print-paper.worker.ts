import type { Transaction } from '../platform/database/transaction.js';
import { HandlesJob } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { PrintPaper } from './print.jobs.js';
import { PrintingService } from './printing.service.js';

@HandlesJob(PrintPaper)
export class PrintPaperWorker implements MessageHandler<{ printJobId: string }> {
  constructor(private readonly printing: PrintingService) {}

  handle(tx: Transaction, { printJobId }: { printJobId: string }): Promise<void> {
    return this.printing.print(tx, printJobId);
  }
}
