import { Global, Module } from '@nestjs/common';
import { TransportLoader } from './transport.loader.js';
import { TransportsModule } from './transports.module.js';
import { TransportFieldsResolver, TransportsResolver } from './transports.resolver.js';

/** What the API process has of transports besides TransportsModule: the worker loads no resolver. */
@Global()
@Module({
  imports: [TransportsModule],
  providers: [TransportLoader, TransportsResolver, TransportFieldsResolver],
  exports: [TransportLoader],
})
export class TransportsApiModule {}
