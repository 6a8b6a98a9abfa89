import { Query, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { MayAnybody } from '../platform/graphql/operation-rules.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { Principal } from '../platform/principal/principal.js';
import { HubTimeService } from './hub-time.service.js';

@Resolver()
export class HubTimeResolver {
  constructor(private readonly clock: HubTimeService) {}

  @MayAnybody()
  @Query(() => DateTime, {
    description:
      'What time it is at the hub: the time by which it judges what is reported. A demo hub has a clock of its own.',
  })
  hubTime(@CurrentPrincipal() principal: Principal): Promise<Date> {
    return this.clock.now(principal);
  }
}
