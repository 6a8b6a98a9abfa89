import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { noSuchConsignment } from './consignment.refusals.js';
import {
  type ConsignmentRow,
  ConsignmentStore,
  type ConsignmentsOf,
  type ExpectedOn,
  type PortionRow,
} from './consignment.store.js';
import { ConsignmentPartiesService } from './consignment-parties.service.js';

export type { ConsignmentRow, ExpectedOn, PortionRow } from './consignment.store.js';

/** What donors announce, as its donor and the hub see it. Nobody else sees any of it. */
@Injectable()
export class ConsignmentsService {
  constructor(
    private readonly store: ConsignmentStore,
    private readonly work: UnitOfWork,
    private readonly parties: ConsignmentPartiesService,
  ) {}

  /** By internal id, whoever may see them: the caller decides that. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<ConsignmentRow[]> {
    return this.store.byIds(tx, ids);
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<ConsignmentRow[]> {
    return this.store.byPublicIds(tx, publicIds.filter(isUuid));
  }

  /** Those that a transport brings. */
  onTransport(tx: Transaction, transportId: string): Promise<ConsignmentRow[]> {
    return this.store.onTransport(tx, transportId);
  }

  /** How much is expected on each of these transports; one that brings nothing is missing. */
  expectedOn(tx: Transaction, transportIds: readonly string[]): Promise<ExpectedOn[]> {
    const count = () => this.store.expectedOn(tx, transportIds);
    // A carrier is told how much, and of no consignment whose.
    return tx.principal.hubId > 0 ? count() : tx.as('loadmaster', count);
  }

  /** One that the principal may see: its hub's, or its own gift. Null for a foreign one as for none. */
  async visible(tx: Transaction, publicId: string): Promise<ConsignmentRow | null> {
    const [row] = await this.byPublicIds(tx, [publicId]);
    return row && sees(tx.principal, row) ? row : null;
  }

  one(principal: Principal, publicId: string): Promise<ConsignmentRow | null> {
    return this.work.read(principal, (tx) => this.visible(tx, publicId));
  }

  /**
   * The one with this reference. References are a donor's own: the hub names the donor too (by its code), else it
   * is answered only where no two donors use the same one.
   */
  oneByReference(
    principal: Principal,
    reference: string,
    donor: string | null,
  ): Promise<ConsignmentRow | null> {
    return this.work.read(principal, async (tx) => {
      const own = ownOf(principal);
      const named = donor === null ? own.donorId : await this.parties.donor(tx, donor);
      if (named === 0 || (own.donorId !== null && named !== own.donorId) || reference.includes('\u0000'))
        return null;
      const [row, another] = await this.store.byReference(tx, { ...own, donorId: named }, reference);
      return row && !another ? row : null;
    });
  }

  /** What a mutation answers. @throws Refused NOT_FOUND when the right to see it went away meanwhile. */
  async answer(principal: Principal, publicId: string): Promise<ConsignmentRow> {
    const row = await this.one(principal, publicId);
    if (!row) throw noSuchConsignment();
    return row;
  }

  /** The principal's consignments, the newest first. */
  async page(principal: Principal, request: PageRequest): Promise<Slice<ConsignmentRow>> {
    const page = pageOf(request, idKey);
    const after = page.after?.[0] ?? null;
    const rows = await this.work.read(principal, (tx) =>
      this.store.page(tx, ownOf(principal), after, page.limit),
    );
    return sliceOf(rows, page, ({ publicId }) => [publicId]);
  }

  /** What is meant for whom, in base units, by consignment. */
  portionsOf(tx: Transaction, ids: readonly string[]): Promise<(PortionRow & { consignmentId: string })[]> {
    return this.store.portionsOf(tx, ids);
  }

  /** Internal ids of the organisations that they are meant for, by consignment. */
  recipientsOf(
    tx: Transaction,
    ids: readonly string[],
  ): Promise<{ consignmentId: string; organisationId: number }[]> {
    return this.store.recipientsOf(tx, ids);
  }

  /** Internal ids of the transports that bring them, by consignment. */
  transportsOf(
    tx: Transaction,
    ids: readonly string[],
  ): Promise<{ consignmentId: string; transportId: string }[]> {
    return this.store.transportsOf(tx, ids);
  }
}

/** The hub's members see what comes to it, a donor what it gave, nobody else anything. */
function sees({ hubId, organisationId }: Principal, row: ConsignmentRow): boolean {
  return firstWall.admits(hubId > 0 ? row.hubId === hubId : row.donorId === organisationId);
}

function ownOf({ hubId, organisationId }: Principal): ConsignmentsOf {
  return hubId > 0 ? { hubId, donorId: null } : { hubId: null, donorId: organisationId };
}
