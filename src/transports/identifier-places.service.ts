import { Injectable } from '@nestjs/common';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import type { IdentifierPlace } from './identifier-register.service.js';
import type { TransportRow } from './transport.store.js';
import { TransportIdentifierStore } from './transport-identifier.store.js';
import type { AddIdentifier } from './transport-identifiers.input.js';
import { TransportStopStore } from './transport-stop.store.js';

/** Finds the part of the way that a paper covers, and what a seal closes. */
@Injectable()
export class IdentifierPlaces {
  constructor(
    private readonly places: PlacesService,
    private readonly stops: TransportStopStore,
    private readonly identifiers: TransportIdentifierStore,
  ) {}

  /** @throws Refused NOT_FOUND, INVALID_INPUT with the field */
  async read(tx: Transaction, transport: TransportRow, input: AddIdentifier): Promise<IdentifierPlace> {
    const stops = await this.stops.ofTransports(tx, [transport.id]);
    const way = [transport.originId, ...stops.map(({ placeId }) => placeId), transport.destinationId];
    const from = input.from ? await this.onTheWay(tx, way, input.from, 'from') : 0;
    const to = input.to ? await this.onTheWay(tx, way, input.to, 'to') : way.length - 1;
    if (from >= to) throw INVALID_INPUT.because('The part of the way ends before it begins.', 'to');
    return {
      fromPlaceId: input.from ? (way[from] ?? null) : null,
      toPlaceId: input.to ? (way[to] ?? null) : null,
      sealsId: input.seals ? await this.closed(tx, transport, input.kind, input.seals) : null,
    };
  }

  private async onTheWay(
    tx: Transaction,
    way: readonly number[],
    code: string,
    field: string,
  ): Promise<number> {
    const place = await this.places.placeByCode(tx, code);
    if (!place) throw NOT_FOUND.because(`No place has the code ${code}.`, field);
    const index = way.indexOf(place.id);
    if (index < 0) throw INVALID_INPUT.because(`${code} is not on the way of this transport.`, field);
    return index;
  }

  private async closed(
    tx: Transaction,
    { id }: TransportRow,
    kind: AddIdentifier['kind'],
    publicId: string,
  ): Promise<string> {
    if (kind !== 'SEAL') throw INVALID_INPUT.because('Only a seal closes something.', 'seals');
    const closed = await this.identifiers.byPublicId(tx, publicId);
    if (closed?.transportId !== id || closed.removedAt)
      throw NOT_FOUND.because('No such container or ULD is on this transport.', 'seals');
    if (closed.kind === 'CONTAINER' || closed.kind === 'ULD') return closed.id;
    throw INVALID_INPUT.because(`A seal closes a container or a ULD, not a ${closed.kind}.`, 'seals');
  }
}
