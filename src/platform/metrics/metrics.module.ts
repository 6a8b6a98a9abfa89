import { Module } from '@nestjs/common';
import { HubGauges } from './hub-gauges.js';
import { MetricsServer } from './metrics-server.js';

/** Numbers for Prometheus, in API and worker alike. */
@Module({ providers: [HubGauges, MetricsServer] })
export class MetricsModule {}
