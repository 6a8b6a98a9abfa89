import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type StatedIdentifier, usualDocument } from './identifier-check.js';
import { coldPalletsOf, type ScheduleTransport } from './transport.input.js';
import type { NewTransport } from './transport.store.js';
import type { NewStop } from './transport-stop.store.js';
import { stopOutOfOrder } from './transport-stops.input.js';

export interface TimetableEntry {
  readonly transport: Omit<NewTransport, 'publicId' | 'streamId'>;
  readonly stops: readonly NewStop[];
  readonly document: StatedIdentifier | null;
}

/** Finds what an operator names: the carrier and the places. */
@Injectable()
export class TimetableEntryService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
  ) {}

  /** @throws Refused NOT_FOUND, INVALID_INPUT with the field */
  async read(tx: Transaction, input: ScheduleTransport): Promise<TimetableEntry> {
    const { hubId } = tx.principal;
    const route = {
      originId: await this.place(tx, input.origin, 'origin'),
      destinationId: await this.place(tx, input.destination, 'destination'),
    };
    await this.refuseWrongEnd(tx, hubId, input.direction, route);
    const { direction, mode, number, cutOffAt, departsAt, arrivesAt } = input;
    const { capacityPallets, capacityKilograms, temperatureClasses } = input;
    const vehicle = { direction, mode, number, cutOffAt, departsAt, arrivesAt };
    const capacity = { capacityPallets, capacityKilograms, temperatureClasses };
    const transport = {
      ...vehicle,
      ...capacity,
      ...route,
      hubId,
      capacityColdPallets: coldPalletsOf(input),
      simulated: input.simulated ?? false,
      carrierId: await this.carrier(tx, input.carrier),
    };
    const stops = await this.stops(tx, input, [route.originId, route.destinationId]);
    return { transport, stops, document: documentOf(input) };
  }

  private async carrier(tx: Transaction, code: string): Promise<number> {
    const organisation = await this.accounts.organisationByCode(tx, code);
    if (!organisation) throw NOT_FOUND.because(`No organisation has the code ${code}.`, 'carrier');
    if (organisation.kind === 'CARRIER') return organisation.id;
    throw INVALID_INPUT.because(`${organisation.name} is no carrier.`, 'carrier');
  }

  private async place(tx: Transaction, code: string, field: string): Promise<number> {
    const place = await this.places.placeByCode(tx, code);
    if (!place) throw NOT_FOUND.because(`No place has the code ${code}.`, field);
    return place.id;
  }

  private async stops(
    tx: Transaction,
    { mode, stops, ...times }: ScheduleTransport,
    ends: readonly number[],
  ): Promise<NewStop[]> {
    const stated = stops ?? [];
    const disorder = stopOutOfOrder({ ...times, stops: stated });
    if (disorder) throw INVALID_INPUT.because(disorder.sentence, disorder.field);
    const way = new Set(ends);
    const found: NewStop[] = [];
    for (const [ordinal, { place, arrivesAt, departsAt, gaugeChange }] of stated.entries()) {
      const field = `stops[${ordinal}]`;
      const placeId = await this.place(tx, place, `${field}.place`);
      if (way.has(placeId)) throw INVALID_INPUT.because(`${place} is on the way twice.`, `${field}.place`);
      if (gaugeChange && mode !== 'RAIL')
        throw INVALID_INPUT.because('Only trains change the gauge.', `${field}.gaugeChange`);
      way.add(placeId);
      found.push({ placeId, arrivesAt, departsAt, gaugeChange: gaugeChange ?? false });
    }
    return found;
  }

  /**
   * Inbound means that it ends at the hub: its arrival is the arrival of what it brings. Outbound may start
   * elsewhere (the second leg of a route), but does not come back.
   */
  private async refuseWrongEnd(
    tx: Transaction,
    hubId: number,
    direction: ScheduleTransport['direction'],
    { destinationId }: Pick<NewTransport, 'destinationId'>,
  ): Promise<void> {
    const hub = await this.places.hubById(tx, hubId);
    if (!hub) throw NOT_FOUND.because('Your organisation runs no hub.');
    if ((direction === 'INBOUND') === (destinationId === hub.placeId)) return;
    const rule = direction === 'INBOUND' ? 'ends' : 'does not end';
    throw INVALID_INPUT.because(`An ${direction} transport ${rule} at the hub, ${hub.name}.`, 'destination');
  }
}

/** @throws Refused INVALID_INPUT */
function documentOf(input: ScheduleTransport): StatedIdentifier | null {
  const { mode, document, documentKind, documentOverrideReason: overrideReason } = input;
  if (document) return { kind: documentKind ?? usualDocument(mode), number: document, overrideReason };
  if (!overrideReason && !documentKind) return null;
  const field = overrideReason ? 'documentOverrideReason' : 'documentKind';
  throw INVALID_INPUT.because('There is no document that this could be about.', field);
}
