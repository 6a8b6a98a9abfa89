import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { isUuid, newId } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { CODE_TAKEN } from './accounts.refusals.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationEvent } from './organisation.events.js';
import { knows, type OrganisationKind, OrganisationStatus } from './organisation.lifecycle.js';
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
  /** Only for one that somebody proposes: by which organisation, and to which hub. */
  readonly proposal?: { readonly by: number; readonly to: number };
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
    return CODE.test(code) ? this.usable(tx, await this.store.byCode(tx, code)) : null;
  }

  async organisationByPublicId(tx: Transaction, publicId: string): Promise<Organisation | null> {
    return isUuid(publicId) ? this.usable(tx, await this.store.byPublicId(tx, publicId)) : null;
  }

  async organisationById(tx: Transaction, id: number): Promise<Organisation | null> {
    return (await this.organisationsByIds(tx, [id])).get(id) ?? null;
  }

  /** By internal id; what does not exist is missing from the map. For a merged one that which it was merged into. */
  async organisationsByIds(tx: Transaction, ids: readonly number[]): Promise<Map<number, Organisation>> {
    const organisations = await this.store.byIds(tx, ids);
    const merged = organisations.flatMap(({ mergedInto }) => (mergedInto === null ? [] : [mergedInto]));
    const targets = merged.length > 0 ? await this.store.byIds(tx, merged) : [];
    const target = new Map(targets.map((organisation) => [organisation.id, organisation]));
    return new Map(organisations.map((one) => [one.id, target.get(one.mergedInto ?? 0) ?? one]));
  }

  /** Those that run a hub, the first one first. */
  organisationsOfHub(tx: Transaction, hubId: number): Promise<Organisation[]> {
    return this.store.ofHub(tx, hubId);
  }

  /** Those that may be known, all or of a kind, in the order in which they were entered. */
  async organisations(
    tx: Transaction,
    kind: OrganisationKind | null,
    request: PageRequest,
  ): Promise<Slice<Organisation>> {
    const page = pageOf(request, idKey);
    const rows = await this.store.page(tx, tx.principal, kind, page.after?.[0] ?? null, page.limit);
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
    const { proposal, ...told } = given;
    const status = proposal ? OrganisationStatus.PROVISIONAL : OrganisationStatus.CONFIRMED;
    const origin = { status, proposedBy: proposal?.by ?? null, proposedTo: proposal?.to ?? null };
    const decided = { mergedInto: null, refusalReason: null };
    const row = { ...told, hubId, gln, registeredBy, publicId, streamId, ...origin, ...decided };
    const id = await this.store.add(tx, row);
    if (id === null) throw CODE_TAKEN.because(`Another organisation has the code ${given.code}.`, 'code');
    const code = proposal
      ? OrganisationEvent.ORGANISATION_PROPOSED
      : OrganisationEvent.ORGANISATION_REGISTERED;
    await this.history.append(tx, streamId, [{ code }]);
    return { id, ...row };
  }

  /** What the principal may know of and use: not a refused one, and for a merged one its target. */
  private async usable(tx: Transaction, found: Organisation | null): Promise<Organisation | null> {
    // Whoever names one that is being merged at this moment would name what nobody looks at any more.
    const undecided = found?.status === OrganisationStatus.PROVISIONAL;
    const row = undecided ? await this.store.hold(tx, found.id) : found;
    if (!row || !knows(tx.principal, row) || row.status === OrganisationStatus.REFUSED) return null;
    return row.mergedInto === null ? row : this.organisationById(tx, row.mergedInto);
  }
}
