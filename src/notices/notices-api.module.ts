import { Module } from '@nestjs/common';
import { FeedResolver } from './feed.resolver.js';
import { NoticesModule } from './notices.module.js';

/** What the API process has of notices besides NoticesModule: the worker loads no resolver. */
@Module({ imports: [NoticesModule], providers: [FeedResolver] })
export class NoticesApiModule {}
