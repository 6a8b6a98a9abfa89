import { Global, Module } from '@nestjs/common';
import { CustomsService } from './customs.service.js';
import { CustomsStore } from './customs.store.js';
import { LaneStore } from './lane.store.js';
import { LaneOverridesService } from './lane-overrides.service.js';
import { LanesService } from './lanes.service.js';
import { PlacesService } from './places.service.js';
import { PlacesStore } from './places.store.js';

@Global()
@Module({
  providers: [
    ...[PlacesService, PlacesStore],
    ...[LanesService, LaneOverridesService, LaneStore],
    ...[CustomsService, CustomsStore],
  ],
  exports: [PlacesService, LanesService, LaneOverridesService, CustomsService],
})
export class PlacesModule {}
