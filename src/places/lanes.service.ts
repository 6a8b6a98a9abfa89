import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import type { LaneOverride } from './lane.entity.js';
import { lanesRequest } from './lane.input.js';
import { noSuchLane } from './lane.refusals.js';
import { type LaneRow, LaneStore } from './lane.store.js';
import { PlacesService } from './places.service.js';

export type { LaneOverride } from './lane.entity.js';
export type { LaneRow } from './lane.store.js';

const CODE = /^[A-Z0-9]{1,40}$/;
const laneKey = z.tuple([z.string().regex(CODE), z.string().regex(CODE), z.string().regex(CODE)]);

/**
 * Ways between places with the hours that they take. Everybody may know the usual hours; what a hub entered itself
 * its own members see.
 */
@Injectable()
export class LanesService {
  constructor(
    private readonly store: LaneStore,
    private readonly work: UnitOfWork,
    private readonly places: PlacesService,
  ) {}

  /** @throws Refused INVALID_INPUT */
  async page(
    principal: Principal,
    filter: Readonly<Record<string, unknown>>,
    request: PageRequest,
  ): Promise<Slice<LaneRow>> {
    const of = validated(lanesRequest, filter);
    const page = pageOf(request, laneKey);
    const rows = await this.work.read(principal, (tx) =>
      this.store.page(tx, principal.hubId, of, page.after, page.limit),
    );
    return sliceOf(rows, page, ({ from, to, mode }) => [from, to, mode]);
  }

  one(principal: Principal, publicId: string): Promise<LaneRow | null> {
    return this.work.read(principal, (tx) => this.visible(tx, publicId));
  }

  async visible(tx: Transaction, publicId: string): Promise<LaneRow | null> {
    return isUuid(publicId) ? this.store.byPublicId(tx, tx.principal.hubId, publicId) : null;
  }

  /** What a mutation answers. @throws Refused NOT_FOUND */
  async answer(principal: Principal, publicId: string): Promise<LaneRow> {
    const row = await this.one(principal, publicId);
    if (!row) throw noSuchLane();
    return row;
  }

  /** The lanes between two places (internal ids), with the hours as a hub has them: for those who plan. */
  between(tx: Transaction, hubId: number, fromId: number, toId: number): Promise<LaneRow[]> {
    return this.store.between(tx, hubId, fromId, toId);
  }

  /** From the principal's hub (from the first one, for those who have none) to each of several places. */
  async towards(tx: Transaction, toIds: readonly number[]): Promise<LaneRow[]> {
    const { hubId } = tx.principal;
    const [first] = hubId > 0 ? [await this.places.hubById(tx, hubId)] : await this.places.hubs(tx);
    return first ? this.store.towards(tx, hubId, first.placeId, toIds) : [];
  }

  /** What the principal's hub entered for these lanes, the newest first. Nothing for those who have no hub. */
  async overridesOf(tx: Transaction, laneIds: readonly number[]): Promise<LaneOverride[]> {
    const { hubId } = tx.principal;
    return hubId > 0 ? this.store.overridesOf(tx, hubId, laneIds) : [];
  }
}
