import { Module } from '@nestjs/common';
import { AttachmentsModule } from './attachments.module.js';
import { SweepUploadsWorker } from './sweep-uploads.worker.js';
import { UnfinishedUploads } from './unfinished-uploads.service.js';

@Module({ imports: [AttachmentsModule], providers: [UnfinishedUploads, SweepUploadsWorker] })
export class AttachmentsWorkerModule {}
