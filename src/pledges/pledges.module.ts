import { Global, Module } from '@nestjs/common';
import { PledgeStore } from './pledge.store.js';
import { PledgesService } from './pledges.service.js';

@Global()
@Module({ providers: [PledgeStore, PledgesService], exports: [PledgesService] })
export class PledgesModule {}
