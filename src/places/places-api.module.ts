import { Global, Module } from '@nestjs/common';
import { HubLoader } from './hub.loader.js';
import { PlaceLoader } from './place.loader.js';
import { PlacesModule } from './places.module.js';
import { PlacesResolver } from './places.resolver.js';

/** What the API process has of places besides PlacesModule: the worker loads no resolver. */
@Global()
@Module({
  imports: [PlacesModule],
  providers: [HubLoader, PlaceLoader, PlacesResolver],
  exports: [HubLoader, PlaceLoader],
})
export class PlacesApiModule {}
