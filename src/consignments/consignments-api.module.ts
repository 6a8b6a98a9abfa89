import { Global, Module } from '@nestjs/common';
import { ConsignmentLoader } from './consignment.loader.js';
import { ConsignmentsModule } from './consignments.module.js';
import { ConsignmentFieldsResolver, ConsignmentsResolver } from './consignments.resolver.js';
import { PortionFieldsResolver } from './portions.resolver.js';
import { TransportConsignmentsLoader } from './transport-consignments.loader.js';
import { TransportConsignmentsResolver } from './transport-consignments.resolver.js';

/** What the API process has of consignments besides ConsignmentsModule: the worker loads no resolver. */
@Global()
@Module({
  imports: [ConsignmentsModule],
  providers: [
    ConsignmentLoader,
    TransportConsignmentsLoader,
    ConsignmentsResolver,
    ConsignmentFieldsResolver,
    PortionFieldsResolver,
    TransportConsignmentsResolver,
  ],
  exports: [ConsignmentLoader],
})
export class ConsignmentsApiModule {}
