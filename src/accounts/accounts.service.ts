import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { isUuid, newId } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { CODE_TAKEN } from './accounts.refusals.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationEvent } from './organisation.events.js';
import type { OrganisationKind } from './organisation.lifecycle.js';
import { OrganisationStore } from './organisation.store.js';

export type { Organisation } from './organisation.entity.js';

/** What can be no code is not asked for: Postgres answers a NUL with an error. */
const CODE = /^[A-Z0-9-]{1,40}$/;

export interface OrganisationToRegister {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The hub that it runs, by internal id: for a HUB, and only for it. */
  readonly hubId?: number | null;
  readonly gln?: string | null;
  /** The organisation whose administrators may act in it, by internal id. Absent: the principal's. */
  readonly registeredBy?: number;
}

/**
 * Organisations, for every feature. Their codes, names and countries are known to every member: who may see an
 * organisation's goods is another question.
 */
@Injectable()
export class AccountsService {
  constructor(
    private readonly store: OrganisationStore,
    private readonly history: HistoryService,
  ) {}

  async organisationByCode(tx: Transaction, code: string): Promise<Organisation | null> {
    return CODE.test(code) ? this.store.byCode(tx, code) : null;
  }

  async organisationByPublicId(tx: Transaction, publicId: string): Promise<Organisation | null> {
    return isUuid(publicId) ? this.store.byPublicId(tx, publicId) : null;
  }

  async organisationById(tx: Transaction, id: number): Promise<Organisation | null> {
    return (await this.organisationsByIds(tx, [id])).get(id) ?? null;
  }

  /** By internal id; what does not exist is missing from the map. */
  async organisationsByIds(tx: Transaction, ids: readonly number[]): Promise<Map<number, Organisation>> {
    const organisations = await this.store.byIds(tx, ids);
    return new Map(organisations.map((organisation) => [organisation.id, organisation]));
  }

  /** Those that run a hub, the first one first. */
  organisationsOfHub(tx: Transaction, hubId: number): Promise<Organisation[]> {
    return this.store.ofHub(tx, hubId);
  }

  /** All of them, or those of a kind, in the order in which they were entered. */
  async organisations(
    tx: Transaction,
    kind: OrganisationKind | null,
    request: PageRequest,
  ): Promise<Slice<Organisation>> {
    const page = pageOf(request, idKey);
    const rows = await this.store.page(tx, kind, page.after?.[0] ?? null, page.limit);
    return sliceOf(rows, page, ({ publicId }) => [publicId]);
  }

  /**
   * Enters an organisation with its stream. Whether the principal may do so is asked by the caller.
   * @throws Refused CODE_TAKEN
   */
  async register(tx: Transaction, given: OrganisationToRegister): Promise<Organisation> {
    const publicId = newId();
    const streamId = await this.history.openStream(tx, 'organisation', publicId);
    const { hubId = null, gln = null, registeredBy = tx.principal.organisationId } = given;
    const row = { ...given, hubId, gln, registeredBy, publicId, streamId };
    const id = await this.store.add(tx, row);
    if (id === null) throw CODE_TAKEN.because(`Another organisation has the code ${given.code}.`, 'code');
    await this.history.append(tx, streamId, [{ code: OrganisationEvent.ORGANISATION_REGISTERED }]);
    return { id, ...row };
  }
}
