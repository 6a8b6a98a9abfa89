import { Module } from '@nestjs/common';
import { OwnPallets } from './own-pallets.service.js';
import { RepackingResolver } from './repacking.resolver.js';
import { RepackingService } from './repacking.service.js';

/** What people do with pallets that stand at the hub: only the API process does it. */
@Module({ providers: [OwnPallets, RepackingService, RepackingResolver] })
export class HandlingApiModule {}
