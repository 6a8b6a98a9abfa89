import { Module } from '@nestjs/common';
import { AttachmentsApiModule } from '../attachments/attachments-api.module.js';
import { ReceiptModule } from './receipt.module.js';
import { ReceiptResolver } from './receipt.resolver.js';
import { ReceiptCommands } from './receipt-commands.service.js';
import { ReceiptDesk } from './receipt-desk.service.js';
import {
  ReceiptLineResolver,
  ReceiptPalletResolver,
  ReceiptTotalResolver,
  ReconciliationFieldsResolver,
} from './receipt-fields.resolver.js';
import { ConsignmentFiles } from './receipt-files.service.js';
import { ReceiptProgressResolver } from './receipt-progress.resolver.js';
import { ReceiptProgressService } from './receipt-progress.service.js';
import { UnitFiles } from './unit-files.service.js';

/** Expected against received: only the API process tells and closes it. */
@Module({
  imports: [ReceiptModule, AttachmentsApiModule],
  providers: [
    ReceiptDesk,
    ReceiptCommands,
    ConsignmentFiles,
    UnitFiles,
    ReceiptResolver,
    ReceiptProgressService,
    ReceiptProgressResolver,
    ReconciliationFieldsResolver,
    ReceiptPalletResolver,
    ReceiptLineResolver,
    ReceiptTotalResolver,
  ],
})
export class ReceiptApiModule {}
