import { Module } from '@nestjs/common';
import { CareResolver } from './care.resolver.js';
import { CareService } from './care.service.js';
import { CartonsResolver } from './cartons.resolver.js';
import { CartonsService } from './cartons.service.js';
import { NumberingResolver } from './numbering.resolver.js';
import { OwnPallets } from './own-pallets.service.js';
import { PalletActs } from './pallet-acts.service.js';
import { PalletNumbersService } from './pallet-numbers.service.js';
import { RepackingResolver } from './repacking.resolver.js';
import { RepackingService } from './repacking.service.js';
import { UndoingService } from './undoing.service.js';

/** What people do with pallets that stand at the hub: only the API process does it. */
@Module({
  providers: [
    OwnPallets,
    RepackingService,
    RepackingResolver,
    CareService,
    PalletActs,
    UndoingService,
    CareResolver,
    CartonsService,
    CartonsResolver,
    PalletNumbersService,
    NumberingResolver,
  ],
})
export class HandlingApiModule {}
