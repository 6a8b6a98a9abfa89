import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { checkDocument } from './document-check.js';
import type { ScheduleTransport } from './transport.input.js';
import type { NewTransport } from './transport.store.js';

export type TimetableEntry = Omit<NewTransport, 'publicId' | 'streamId'>;

/** Finds what an operator names: the carrier and the places. */
@Injectable()
export class TimetableEntryService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
  ) {}

  /** @throws Refused NOT_FOUND, INVALID_INPUT with the field */
  async read(
    tx: Transaction,
    { idempotencyKey: _, carrier, origin, destination, ...rest }: ScheduleTransport,
  ): Promise<TimetableEntry> {
    const { hubId } = tx.principal;
    const route = {
      originId: await this.place(tx, origin, 'origin'),
      destinationId: await this.place(tx, destination, 'destination'),
    };
    await this.refuseWrongEnd(tx, hubId, rest.direction, route);
    return { ...rest, ...checkDocument(rest), ...route, hubId, carrierId: await this.carrier(tx, carrier) };
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

  /**
   * Inbound means that it ends at the hub: its arrival is the arrival of what it brings. Outbound may start
   * elsewhere (the second leg of a route), but does not come back.
   */
  private async refuseWrongEnd(
    tx: Transaction,
    hubId: number,
    direction: TimetableEntry['direction'],
    { destinationId }: Pick<TimetableEntry, 'destinationId'>,
  ): Promise<void> {
    const hub = await this.places.hubById(tx, hubId);
    if (!hub) throw NOT_FOUND.because('Your organisation runs no hub.');
    if ((direction === 'INBOUND') === (destinationId === hub.placeId)) return;
    const rule = direction === 'INBOUND' ? 'ends' : 'does not end';
    throw INVALID_INPUT.because(`An ${direction} transport ${rule} at the hub, ${hub.name}.`, 'destination');
  }
}
