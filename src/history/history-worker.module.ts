import { Module } from '@nestjs/common';
import { AnchorStore } from './anchor.store.js';
import { AnchorLoop } from './anchor-loop.js';
import { Anchoring } from './anchoring.js';

/** What the worker does for the history besides: it anchors it. */
@Module({ providers: [AnchorStore, Anchoring, AnchorLoop], exports: [Anchoring] })
export class HistoryWorkerModule {}
