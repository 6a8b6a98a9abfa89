import { Global, Module } from '@nestjs/common';
import { RequestLoader } from './request.loader.js';
import { RequestFieldsResolver, RequestLinesResolver } from './request-fields.resolver.js';
import { RequestsModule } from './requests.module.js';
import { RequestsResolver } from './requests.resolver.js';

/** What the API process has of requests besides RequestsModule: the worker loads no resolver. */
@Global()
@Module({
  imports: [RequestsModule],
  providers: [RequestLoader, RequestsResolver, RequestFieldsResolver, RequestLinesResolver],
  exports: [RequestLoader],
})
export class RequestsApiModule {}
