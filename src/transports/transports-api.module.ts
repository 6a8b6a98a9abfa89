import { Global, Module } from '@nestjs/common';
import { TransportLoader } from './transport.loader.js';
import { TransportFieldsResolver, TransportStopFieldsResolver } from './transport-fields.resolver.js';
import {
  TransportIdentifierFieldsResolver,
  TransportIdentifiersResolver,
} from './transport-identifiers.resolver.js';
import { TransportPartsLoader } from './transport-parts.loader.js';
import { TransportReportsResolver } from './transport-reports.resolver.js';
import { TransportsModule } from './transports.module.js';
import { TransportsResolver } from './transports.resolver.js';

/** What the API process has of transports besides TransportsModule: the worker loads no resolver. */
@Global()
@Module({
  imports: [TransportsModule],
  providers: [
    TransportLoader,
    TransportPartsLoader,
    TransportsResolver,
    TransportReportsResolver,
    TransportIdentifiersResolver,
    TransportFieldsResolver,
    TransportStopFieldsResolver,
    TransportIdentifierFieldsResolver,
  ],
  exports: [TransportLoader],
})
export class TransportsApiModule {}
