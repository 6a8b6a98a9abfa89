import { Module } from '@nestjs/common';
import { HubTimeResolver } from './hub-time.resolver.js';
import { HubTimeService } from './hub-time.service.js';
import { OperationsResolver } from './operations.resolver.js';
import { OperationsService } from './operations.service.js';

@Module({ providers: [OperationsService, OperationsResolver, HubTimeService, HubTimeResolver] })
export class OperationsApiModule {}
