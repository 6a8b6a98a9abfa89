import { Module } from '@nestjs/common';
import { AttachmentLoader } from './attachment.loader.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsModule } from './attachments.module.js';
import { UploadsService } from './uploads.service.js';

@Module({
  imports: [AttachmentsModule],
  controllers: [AttachmentsController],
  providers: [UploadsService, AttachmentLoader],
  exports: [AttachmentsModule, AttachmentLoader],
})
export class AttachmentsApiModule {}
