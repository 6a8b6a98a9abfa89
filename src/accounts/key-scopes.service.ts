import { Injectable } from '@nestjs/common';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { OperationNames } from '../platform/graphql/operation-names.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import type { Organisation } from './accounts.service.js';
import type { NewApiKey } from './api-key.store.js';

/** What a key is to be for, as it is asked. */
export interface AskedScope {
  readonly operations?: string[] | null | undefined;
  /** Code of a hub. */
  readonly hub?: string | null | undefined;
}

/** What an API key is for, beside its roles. */
@Injectable()
export class KeyScopes {
  constructor(
    private readonly names: OperationNames,
    private readonly places: PlacesService,
  ) {}

  /** @throws Refused INVALID_INPUT for an operation or a hub that is not there, or a hub that is not the own one */
  async read(
    tx: Transaction,
    { hubId }: Organisation,
    { operations, hub }: AskedScope,
  ): Promise<Pick<NewApiKey, 'operations' | 'hubId'>> {
    for (const [index, name] of (operations ?? []).entries()) {
      if (!this.names.has(name))
        throw INVALID_INPUT.because(`There is no operation ${name}.`, `operations[${index}]`);
    }
    return { operations: operations ?? null, hubId: hub ? await this.hub(tx, hub, hubId) : null };
  }

  private async hub(tx: Transaction, code: string, own: number | null): Promise<number | null> {
    const hub = await this.places.hubByCode(tx, code);
    if (!hub) throw INVALID_INPUT.because(`There is no hub ${code}.`, 'hub');
    if (own === null) return hub.id;
    if (hub.id !== own) throw INVALID_INPUT.because('A key of a hub works at that hub only.', 'hub');
    return null;
  }
}
