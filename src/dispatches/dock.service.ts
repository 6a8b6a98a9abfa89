import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { AcceptanceGate } from '../quality/acceptance-gate.service.js';
import { type Arrival, ArrivalsService } from '../receiving/arrivals.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf } from '../units/unit.lifecycle.js';
import { UnitsService } from '../units/units.service.js';
import type { Pallet } from './dispatch.input.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import type { AtDock } from './loading-rules.js';

/** Where a pallet meets a vehicle: what is scanned there, and what it is scanned for. */
@Injectable()
export class Dock {
  constructor(
    private readonly desk: DispatchDesk,
    private readonly arrivals: ArrivalsService,
    private readonly units: UnitsService,
    private readonly gate: AcceptanceGate,
  ) {}

  /** @throws Refused BAD_SCAN, INVALID_INPUT for a time in the future */
  read(principal: Principal, pallet: Pallet): Promise<Arrival> {
    return this.arrivals.read(principal, pallet);
  }

  /** The pallet and its dispatch, with their heads locked. @throws Refused NOT_FOUND */
  async open(tx: Transaction, dispatchId: string, seen: Arrival): Promise<AtDock> {
    const unitId = await this.arrivals.known(tx, seen);
    const open = await this.desk.openFor(tx, dispatchId, [unitId]);
    const [row] = await this.units.byIds(tx, [unitId]);
    if (!row) throw new Error(`Unit ${unitId} is gone`);
    const { sscc, status, onHold } = row;
    const line = open.lines.find((one) => one.unitId === unitId);
    return { ...open, unitId, sscc, status: statusOf(status), onHold, line };
  }

  /** @throws Refused GOODS_EXPIRED */
  refuseExpired(tx: Transaction, { unitId }: AtDock): Promise<void> {
    return this.gate.refuseExpired(tx, unitId, 'sscc');
  }

  see(tx: Transaction, code: number, at: AtDock, seen: Arrival): Promise<unknown> {
    const { occurredAt, capture, locationId } = seen;
    const detail = { ...seen.detail, dispatchId: at.dispatch.publicId };
    return this.units.observe(tx, [{ unitId: at.unitId, code, occurredAt, capture, locationId, detail }]);
  }

  /** With the vehicle, of which it was reported before. */
  seeDeparted(tx: Transaction, { unitId, dispatch }: AtDock, occurredAt: Date): Promise<unknown> {
    const detail = { dispatchId: dispatch.publicId };
    return this.units.observe(tx, [{ unitId, code: UnitEvent.UNIT_DEPARTED, occurredAt, detail }]);
  }
}
