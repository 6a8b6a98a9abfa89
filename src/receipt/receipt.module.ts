import { Module } from '@nestjs/common';
import { ReceiptStore } from './receipt.store.js';
import { ReceiptViews } from './receipt-views.service.js';

/** What both processes need of receipts. */
@Module({ providers: [ReceiptStore, ReceiptViews], exports: [ReceiptStore, ReceiptViews] })
export class ReceiptModule {}
