import { Module } from '@nestjs/common';
import { AcceptanceLoader } from './acceptance.loader.js';
import { ExceptionsService } from './exceptions.service.js';
import { QualityModule } from './quality.module.js';
import {
  ConsignmentAcceptanceResolver,
  ExceptionsResolver,
  UnitAcceptanceResolver,
} from './quality.resolver.js';
import { ToldExceptions } from './told-exceptions.service.js';

@Module({
  imports: [QualityModule],
  providers: [
    ToldExceptions,
    ExceptionsService,
    AcceptanceLoader,
    ExceptionsResolver,
    UnitAcceptanceResolver,
    ConsignmentAcceptanceResolver,
  ],
})
export class QualityApiModule {}
