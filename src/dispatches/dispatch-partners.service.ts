import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { SharesService } from '../accounts/shares.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import type { Dispatch } from './dispatch.entity.js';

export interface Addressee {
  readonly agencyId: number;
  readonly destinationId: number;
}

/** For whom and where to a dispatch is, and who may see it because of that. */
@Injectable()
export class DispatchPartners {
  constructor(
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly shares: SharesService,
  ) {}

  /** @throws Refused NOT_FOUND, INVALID_INPUT with the field */
  async find(tx: Transaction, agency: string, destination: string): Promise<Addressee> {
    const organisation = await this.accounts.organisationByCode(tx, agency);
    if (!organisation) throw NOT_FOUND.because(`No organisation has the code ${agency}.`, 'agency');
    if (organisation.kind !== 'AGENCY')
      throw INVALID_INPUT.because(`${organisation.name} is no health agency.`, 'agency');
    const place = await this.places.placeByCode(tx, destination);
    if (!place) throw NOT_FOUND.because(`No place has the code ${destination}.`, 'destination');
    if (place.id === (await this.homeOf(tx)))
      throw INVALID_INPUT.because('The goods are there already.', 'destination');
    return { agencyId: organisation.id, destinationId: place.id };
  }

  /** The place of the acting hub. */
  private async homeOf(tx: Transaction): Promise<number> {
    const hub = await this.places.hubById(tx, tx.principal.hubId);
    if (!hub) throw NOT_FOUND.because('Your organisation runs no hub.');
    return hub.placeId;
  }

  async placeOfHub(tx: Transaction, hubId: number): Promise<number> {
    const hub = await this.places.hubById(tx, hubId);
    if (!hub) throw new Error(`There is no hub ${hubId}`);
    return hub.placeId;
  }

  /** To draft for an agency is to let it see the draft. */
  async share(tx: Transaction, { id, agencyId }: Dispatch): Promise<void> {
    await this.shares.share(tx, 'dispatch', id, tx.principal.organisationId, 'HUB');
    await this.shares.share(tx, 'dispatch', id, agencyId, 'RECIPIENT');
  }
}
