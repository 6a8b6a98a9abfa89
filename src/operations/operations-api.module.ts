import { Module } from '@nestjs/common';
import { AccountsApiModule } from '../accounts/accounts-api.module.js';
import { AuditTrailResolver } from './audit-trail.resolver.js';
import { AuditTrailService } from './audit-trail.service.js';
import { HubTimeResolver } from './hub-time.resolver.js';
import { HubTimeService } from './hub-time.service.js';
import { OperationsResolver } from './operations.resolver.js';
import { OperationsService } from './operations.service.js';

const AUDIT = [AuditTrailService, AuditTrailResolver];

@Module({
  imports: [AccountsApiModule],
  providers: [OperationsService, OperationsResolver, HubTimeService, HubTimeResolver, ...AUDIT],
})
export class OperationsApiModule {}
