import { Global, Module } from '@nestjs/common';
import { FeedService } from './feed.service.js';
import { FeedStore } from './feed.store.js';

@Global()
@Module({ providers: [FeedService, FeedStore], exports: [FeedService] })
export class NoticesModule {}
