import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FILE_STORAGE, type FileStorage } from '../platform/files/file-storage.js';
import { isUuid } from '../platform/ids/ids.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { PrintPaper } from './print.jobs.js';
import type { PrintJob } from './print-job.entity.js';
import { type NewPrintJob, PrintJobStore } from './print-job.store.js';

export interface PrintedFile {
  readonly job: PrintJob;
  readonly content: Readable;
  readonly bytes: number;
}

/** Print jobs on their way to the worker and back. */
@Injectable()
export class PrintQueue {
  constructor(
    private readonly store: PrintJobStore,
    private readonly outbox: OutboxService,
    private readonly work: UnitOfWork,
    @Inject(FILE_STORAGE) private readonly files: FileStorage,
  ) {}

  /** @returns its public id */
  async add(tx: Transaction, job: NewPrintJob): Promise<string> {
    const printJobId = await this.store.add(tx, job);
    await this.outbox.send(tx, PrintPaper, { printJobId });
    return printJobId;
  }

  /** A print job of the own hub; null for any other. */
  async find(principal: Principal, publicId: string): Promise<PrintJob | null> {
    if (!isUuid(publicId) || principal.hubId === 0) return null;
    const job = await this.work.read(principal, (tx) => this.store.byPublicId(tx, publicId));
    return job?.hubId === principal.hubId ? job : null;
  }

  /** Null when there is no such job at the own hub, or it is not printed yet. */
  async fileOf(principal: Principal, publicId: string): Promise<PrintedFile | null> {
    const job = await this.find(principal, publicId);
    if (!job?.fileKey) return null;
    return { job, content: await this.files.get(job.fileKey), bytes: job.fileBytes ?? 0 };
  }
}
