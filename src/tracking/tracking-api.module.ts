import { Module } from '@nestjs/common';
import { IncomingResolver } from './incoming.resolver.js';
import { PathLoader } from './path.loader.js';
import {
  ConsignmentPathResolver,
  PathInstitutionResolver,
  PathLineResolver,
  PathPalletsResolver,
  PathQuantitiesResolver,
} from './paths.resolver.js';
import { TrackingModule } from './tracking.module.js';

/** What the API process has of tracking besides TrackingModule: the worker loads no resolver. */
@Module({
  imports: [TrackingModule],
  providers: [
    PathLoader,
    ConsignmentPathResolver,
    PathPalletsResolver,
    PathInstitutionResolver,
    PathLineResolver,
    PathQuantitiesResolver,
    IncomingResolver,
  ],
})
export class TrackingApiModule {}
