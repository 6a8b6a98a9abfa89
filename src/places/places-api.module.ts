import { Global, Module } from '@nestjs/common';
import { CustomsResolver, HubSitesResolver } from './customs.resolver.js';
import { HubLoader } from './hub.loader.js';
import { LaneLoader } from './lane.loader.js';
import { LanesResolver } from './lanes.resolver.js';
import { PlaceLoader } from './place.loader.js';
import { PlacesModule } from './places.module.js';
import { PlacesResolver } from './places.resolver.js';

/** What the API process has of places besides PlacesModule: the worker loads no resolver. */
@Global()
@Module({
  imports: [PlacesModule],
  providers: [
    ...[HubLoader, PlaceLoader, LaneLoader],
    ...[PlacesResolver, HubSitesResolver, LanesResolver, CustomsResolver],
  ],
  exports: [HubLoader, PlaceLoader],
})
export class PlacesApiModule {}
