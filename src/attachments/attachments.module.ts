import { Module } from '@nestjs/common';
import { AttachmentStore } from './attachment.store.js';
import { AttachmentSubjects } from './attachment-subjects.service.js';
import { AttachmentsService } from './attachments.service.js';

@Module({
  providers: [AttachmentStore, AttachmentSubjects, AttachmentsService],
  exports: [AttachmentStore, AttachmentSubjects, AttachmentsService],
})
export class AttachmentsModule {}
