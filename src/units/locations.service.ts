import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { LocationStore } from './location.store.js';
import { UNKNOWN_LOCATION } from './unit.refusals.js';

/** Docks, bins and cold stores of the hubs. */
@Injectable()
export class LocationsService {
  /** A location never changes its id: what was found once needs no second look. */
  private readonly known = new Map<string, number>();

  constructor(private readonly store: LocationStore) {}

  /** Internal id of a location of the principal's hub. @throws Refused UNKNOWN_LOCATION */
  async idByCode(tx: Transaction, code: string): Promise<number> {
    const id = (await this.store.idsByCode(tx, tx.principal.hubId, [code])).get(code);
    if (id === undefined) throw UNKNOWN_LOCATION.because(`This hub has no location ${code}.`, 'location');
    return id;
  }

  /** Internal ids of the codes of the principal's hub; codes that it does not have are absent. */
  async idsByCode(
    work: UnitOfWork,
    principal: Principal,
    codes: readonly string[],
  ): Promise<Map<string, number>> {
    const storable = codes.filter((code) => !code.includes('\u0000') && code.length <= 40);
    const unknown = storable.filter((code) => !this.known.has(keyOf(principal, code)));
    if (unknown.length > 0) {
      const found = await work.read(principal, (tx) => this.store.idsByCode(tx, principal.hubId, unknown));
      for (const [code, id] of found) this.known.set(keyOf(principal, code), id);
    }
    return new Map(
      storable.flatMap((code) => {
        const id = this.known.get(keyOf(principal, code));
        return id === undefined ? [] : [[code, id] as const];
      }),
    );
  }
}

const keyOf = ({ hubId }: Principal, code: string) => `${hubId} ${code}`;
