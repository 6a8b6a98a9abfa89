import type { TransportStatus } from '../transports/transport.lifecycle.js';
import type { UnitStatus } from '../units/unit.lifecycle.js';
import { NOT_AVAILABLE, ON_HOLD } from '../units/unit.refusals.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import {
  PALLET_ALREADY_LOADED,
  PALLET_NOT_LOADED,
  PALLET_NOT_ON_DISPATCH,
  VEHICLE_DOES_NOT_GO,
  VEHICLE_HAS_LEFT,
} from './dispatch.refusals.js';

/** A pallet in front of somebody, and the dispatch that it is handled for. */
export interface AtDock {
  readonly dispatch: Dispatch;
  readonly lines: readonly DispatchLine[];
  readonly unitId: string;
  readonly sscc: string;
  readonly status: UnitStatus;
  readonly onHold: boolean;
  /** Undefined: the pallet is not on this dispatch. */
  readonly line: DispatchLine | undefined;
}

interface VehicleAtDock {
  readonly number: string;
  readonly status: TransportStatus;
  readonly leftAt: Date | null;
}

/** @throws Refused PALLET_NOT_ON_DISPATCH, PALLET_ALREADY_LOADED, ON_HOLD, NOT_AVAILABLE: the first that holds */
export function refuseUnlessLoadable({ sscc, status, onHold, line, dispatch }: AtDock): void {
  if (!line) {
    throw PALLET_NOT_ON_DISPATCH.because(
      `Pallet ${sscc} is not on dispatch ${dispatch.reference}: do not load it.`,
      'sscc',
    );
  }
  if (line.loadedAt) throw PALLET_ALREADY_LOADED.because(`Pallet ${sscc} was loaded before.`, 'sscc');
  if (onHold)
    throw ON_HOLD.because(`Pallet ${sscc} has an open hold: a supervisor must release it first.`, 'sscc');
  if (status !== 'ALLOCATED')
    throw NOT_AVAILABLE.because(`Pallet ${sscc} is ${status}: somebody must look first.`, 'sscc');
}

/** @returns when it was loaded. @throws Refused PALLET_NOT_ON_DISPATCH, PALLET_NOT_LOADED */
export function refuseUnlessLoaded({ sscc, line, dispatch }: AtDock): Date {
  if (!line)
    throw PALLET_NOT_ON_DISPATCH.because(`Pallet ${sscc} is not on dispatch ${dispatch.reference}.`, 'sscc');
  if (!line.loadedAt) throw PALLET_NOT_LOADED.because(`Pallet ${sscc} is not on the vehicle.`, 'sscc');
  return line.loadedAt;
}

/**
 * A scan that was made before the vehicle left is good, also when it comes in after the report of it.
 * @throws Refused VEHICLE_HAS_LEFT
 */
export function refuseIfGone({ number, status, leftAt }: VehicleAtDock, occurredAt: Date): void {
  if (status !== 'LEFT' && status !== 'ARRIVED') return;
  if (leftAt && occurredAt < leftAt) return;
  throw VEHICLE_HAS_LEFT.because(`${number} was reported as having left.`);
}

/** @throws Refused VEHICLE_DOES_NOT_GO */
export function refuseIfCancelled({ number, status }: VehicleAtDock): void {
  if (status === 'CANCELLED')
    throw VEHICLE_DOES_NOT_GO.because(`${number} was reported as cancelled: load nothing on it.`);
}
