import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { LocationsService } from '../units/locations.service.js';
import { UnitEvent } from '../units/unit.events.js';
import type { UnitStatus } from '../units/unit.lifecycle.js';
import { UnitsService } from '../units/units.service.js';
import { refuseUnless } from './goods.js';
import { declarePalletInput, relocatePalletInput } from './handling.input.js';
import { OwnPallets } from './own-pallets.service.js';

const STANDING: readonly UnitStatus[] = ['RECEIVED', 'AVAILABLE', 'ALLOCATED'];

/** What is done with a pallet as a whole. Each verb answers its internal id. */
@Injectable()
export class PalletActs {
  constructor(
    private readonly own: OwnPallets,
    private readonly units: UnitsService,
    private readonly locations: LocationsService,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused NOT_FOUND, NOT_AT_HUB, UNKNOWN_LOCATION */
  relocate(principal: Principal, sent: unknown): Promise<string> {
    return this.own.act(
      principal,
      'relocatePallet',
      relocatePalletInput,
      sent,
      async (tx, unit, { location }) => {
        refuseUnless(unit, STANDING);
        const locationId = await this.locations.idByCode(tx, location);
        const occurredAt = await this.history.now(tx);
        const code = UnitEvent.UNIT_LOCATED;
        await this.units.observe(tx, [{ unitId: unit.id, code, occurredAt, locationId }]);
      },
    );
  }

  /** @throws Refused NOT_FOUND, UNIT_MOVE_NOT_ALLOWED */
  declareLost(principal: Principal, sent: unknown): Promise<string> {
    return this.own.act(principal, 'declarePalletLost', declarePalletInput, sent, (tx, unit, { note }) =>
      this.units.declare(tx, unit, UnitEvent.UNIT_LOST, note),
    );
  }

  /** @throws Refused NOT_FOUND, UNIT_MOVE_NOT_ALLOWED */
  declareDestroyed(principal: Principal, sent: unknown): Promise<string> {
    return this.own.act(principal, 'declarePalletDestroyed', declarePalletInput, sent, (tx, unit, { note }) =>
      this.units.declare(tx, unit, UnitEvent.UNIT_DESTROYED, note),
    );
  }
}
