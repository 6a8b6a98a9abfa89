import { Inject, Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { FILE_STORAGE, type FileStorage } from '../platform/files/file-storage.js';
import { toGoodsReceiptPdf } from './goods-receipt.js';
import { LabelFacts } from './label-facts.service.js';
import { toPackingListPdf } from './packing-list.js';
import { toLabelPdf } from './pdf-labels.js';
import type { PrintJob } from './print-job.entity.js';
import { PrintJobStore } from './print-job.store.js';
import { ReceiptFacts } from './receipt-facts.service.js';
import { toZpl } from './zpl-label.js';

/** In bytes; 200 labels are a megabyte. */
const LARGEST = 50_000_000;

/** Makes the files of print jobs. */
@Injectable()
export class PrintingService {
  constructor(
    private readonly store: PrintJobStore,
    private readonly facts: LabelFacts,
    private readonly receipts: ReceiptFacts,
    private readonly history: HistoryService,
    @Inject(FILE_STORAGE) private readonly files: FileStorage,
  ) {}

  async print(tx: Transaction, publicId: string): Promise<void> {
    const job = await this.store.byPublicId(tx, publicId);
    if (!job || job.fileKey) return;
    const contentType = job.format === 'PDF' ? 'application/pdf' : 'application/vnd.zebra-zpl';
    const file = await this.files.put(await this.fileOf(tx, job), { contentType, maxBytes: LARGEST });
    await this.store.finish(tx, job.id, file);
  }

  private async fileOf(tx: Transaction, job: PrintJob): Promise<Buffer> {
    const { language, subject } = job;
    const printedOn = (await this.history.now(tx)).toISOString().slice(0, 10);
    if (job.kind === 'GOODS_RECEIPT')
      return toGoodsReceiptPdf({ ...(await this.receipts.of(tx, job)), printedOn }, language);
    const contents = await this.facts.of(tx, job);
    if (job.kind === 'PACKING_LIST')
      return toPackingListPdf({ pallets: contents, reference: subject.reference, printedOn }, language);
    if (job.format === 'PDF') return toLabelPdf(contents, language);
    return Buffer.from(contents.map((content) => toZpl(content, language)).join(''), 'utf8');
  }
}
