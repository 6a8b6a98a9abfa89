import { Global, Module } from '@nestjs/common';
import { ContentStore } from './content.store.js';
import { HoldStore } from './hold.store.js';
import { HoldsService } from './holds.service.js';
import { LocationStore } from './location.store.js';
import { LocationsService } from './locations.service.js';
import { UnitStore } from './unit.store.js';
import { UnitEventsStore } from './unit-events.store.js';
import { UnitQueriesService } from './unit-queries.service.js';
import { UnitsService } from './units.service.js';

/** What both processes need of units. */
@Global()
@Module({
  providers: [
    UnitStore,
    UnitEventsStore,
    ContentStore,
    HoldStore,
    LocationStore,
    UnitsService,
    HoldsService,
    LocationsService,
    UnitQueriesService,
  ],
  exports: [UnitsService, HoldsService, LocationsService, UnitQueriesService],
})
export class UnitsModule {}
