import { Module, type OnModuleInit } from '@nestjs/common';
import { QualityModule } from '../quality/quality.module.js';
import { UnitsModule } from '../units/units.module.js';
import { AdvancingService } from './advancing.service.js';
import { DeliveryStore } from './delivery.store.js';
import { DepartureService } from './departure.service.js';
import { unreachableStatuses } from './dispatch.lifecycle.js';
import { DispatchStore } from './dispatch.store.js';
import { DispatchContents } from './dispatch-contents.service.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchLegs } from './dispatch-legs.service.js';
import { DispatchPallets } from './dispatch-pallets.service.js';
import { DispatchPartners } from './dispatch-partners.service.js';
import { DispatchesService } from './dispatches.service.js';
import { LegStore } from './leg.store.js';
import { LineStore } from './line.store.js';
import { PalletShares } from './pallet-shares.service.js';

/** What both processes need of dispatches. */
@Module({
  imports: [UnitsModule, QualityModule],
  providers: [
    DispatchStore,
    LineStore,
    LegStore,
    DeliveryStore,
    DispatchesService,
    DispatchContents,
    DispatchDesk,
    DispatchJournal,
    PalletShares,
    DispatchPallets,
    DispatchPartners,
    DispatchLegs,
    DepartureService,
    AdvancingService,
  ],
  exports: [
    DispatchesService,
    DispatchContents,
    DispatchDesk,
    DispatchJournal,
    DispatchPallets,
    DispatchPartners,
    DispatchLegs,
    AdvancingService,
    LineStore,
    DeliveryStore,
  ],
})
export class DispatchesModule implements OnModuleInit {
  /** @throws Error and so stops the start: a status that nothing leads to is a mistake in the table. */
  onModuleInit(): void {
    const lost = unreachableStatuses();
    if (lost.length > 0) throw new Error(`No move of a dispatch leads to ${lost.join(', ')}`);
  }
}
