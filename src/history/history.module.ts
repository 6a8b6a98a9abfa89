import { Global, Module } from '@nestjs/common';
import { HistoryService } from './history.service.js';
import { HistoryStore } from './history.store.js';

@Global()
@Module({ providers: [HistoryService, HistoryStore], exports: [HistoryService] })
export class HistoryModule {}
