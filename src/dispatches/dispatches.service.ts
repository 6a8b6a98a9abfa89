import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import type { Dispatch } from './dispatch.entity.js';
import type { DispatchStage } from './dispatch.lifecycle.js';
import { type DispatchesOf, DispatchStore } from './dispatch.store.js';
import { noSuchDispatch } from './dispatch-desk.service.js';
import { LegStore } from './leg.store.js';

export type { Dispatch } from './dispatch.entity.js';

/** Which dispatches there are, and who may see them: its hub, its agency, the carriers of its live legs. */
@Injectable()
export class DispatchesService {
  constructor(
    private readonly store: DispatchStore,
    private readonly legs: LegStore,
    private readonly work: UnitOfWork,
  ) {}

  /** By internal id, whoever may see them: the caller decides that. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<Dispatch[]> {
    return this.store.byIds(tx, ids);
  }

  async byPublicId(tx: Transaction, publicId: string): Promise<Dispatch | null> {
    return isUuid(publicId) ? this.store.byPublicId(tx, publicId) : null;
  }

  /** The one of the principal's own hub with this reference. */
  byReference(principal: Principal, reference: string): Promise<Dispatch | null> {
    return this.work.read(principal, (tx) => this.store.byReference(tx, principal.hubId, reference));
  }

  /** Those with a live leg on a transport, by its internal id. */
  async aboard(tx: Transaction, transportId: string): Promise<Dispatch[]> {
    const legs = await this.legs.liveOfTransport(tx, transportId);
    return this.store.byIds(
      tx,
      legs.map(({ dispatchId }) => dispatchId),
    );
  }

  /** One that the principal may see; null for a foreign one as for none. */
  one(principal: Principal, publicId: string): Promise<Dispatch | null> {
    return this.work.read(principal, async (tx) => {
      const row = await this.byPublicId(tx, publicId);
      return row && firstWall.admits(await this.sees(tx, row)) ? row : null;
    });
  }

  /** What a mutation answers. @throws Refused NOT_FOUND when the right to see it went away meanwhile. */
  async answer(principal: Principal, publicId: string): Promise<Dispatch> {
    const row = await this.one(principal, publicId);
    if (!row) throw noSuchDispatch();
    return row;
  }

  /** The principal's dispatches in the order of drafting; of one stage, or all. */
  async page(
    principal: Principal,
    stage: DispatchStage | null,
    request: PageRequest,
  ): Promise<Slice<Dispatch>> {
    const page = pageOf(request, idKey);
    const rows = await this.work.read(principal, (tx) =>
      this.store.page(tx, ownOf(principal), stage, page.after?.[0] ?? null, page.limit),
    );
    return sliceOf(rows, page, ({ publicId }) => [publicId]);
  }

  /** Whether the principal of the transaction may see it. */
  async sees(tx: Transaction, dispatch: Dispatch): Promise<boolean> {
    const { hubId, organisationId, roles } = tx.principal;
    if (hubId > 0) return dispatch.hubId === hubId;
    if (roles.includes('AGENCY')) return dispatch.agencyId === organisationId;
    const legs = await this.legs.liveOf(tx, [dispatch.id]);
    return legs.some(({ carrierId }) => carrierId === organisationId);
  }
}

function ownOf({ hubId, organisationId, roles }: Principal): DispatchesOf {
  if (hubId > 0) return { column: 'hub', id: hubId };
  return { column: roles.includes('AGENCY') ? 'agency' : 'carrier', id: organisationId };
}
