import { Global, Module } from '@nestjs/common';
import { AuditStore } from './audit.store.js';
import { HistoryService } from './history.service.js';
import { HistoryStore } from './history.store.js';
import { WordsStore } from './words.store.js';

@Global()
@Module({ providers: [HistoryService, HistoryStore, WordsStore, AuditStore], exports: [HistoryService] })
export class HistoryModule {}
