import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { isCalendarDate } from '../platform/input/times.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import type { RequestLine, SupplyRequest } from './request.entity.js';
import { worklistRequest } from './request.input.js';
import { noSuchRequest } from './request.refusals.js';
import { RequestStore } from './request.store.js';
import { RequestPartiesService } from './request-parties.service.js';

export type { RequestLine, SupplyRequest } from './request.entity.js';

/** The key of the worklist: by when it is needed, and which. */
const dayAndIdKey = z.tuple([z.string().refine(isCalendarDate), z.string().refine(isUuid)]);

/** What agencies ask for, as they and the hub that they ask see it. Nobody else sees any of it. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly store: RequestStore,
    private readonly work: UnitOfWork,
    private readonly parties: RequestPartiesService,
  ) {}

  /** By internal id, whoever may see them: the caller decides that. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<SupplyRequest[]> {
    return this.store.byIds(tx, ids);
  }

  async byPublicId(tx: Transaction, publicId: string): Promise<SupplyRequest | null> {
    return isUuid(publicId) ? this.store.byPublicId(tx, publicId) : null;
  }

  /** One that the principal may see: its own, or one that was sent to its hub. Null for a foreign one as for none. */
  async visible(tx: Transaction, publicId: string): Promise<SupplyRequest | null> {
    const row = await this.byPublicId(tx, publicId);
    return row && sees(tx.principal, row) ? row : null;
  }

  one(principal: Principal, publicId: string): Promise<SupplyRequest | null> {
    return this.work.read(principal, (tx) => this.visible(tx, publicId));
  }

  /** What a mutation answers. @throws Refused NOT_FOUND when the right to see it went away meanwhile. */
  async answer(principal: Principal, publicId: string): Promise<SupplyRequest> {
    const row = await this.one(principal, publicId);
    if (!row) throw noSuchRequest();
    return row;
  }

  /** The principal's requests, the newest first; a hub sees what was sent to it. */
  async page(principal: Principal, request: PageRequest): Promise<Slice<SupplyRequest>> {
    const page = pageOf(request, idKey);
    const { hubId, organisationId } = principal;
    const whose = hubId > 0 ? { hubId } : { agencyId: organisationId };
    const rows = await this.work.read(principal, (tx) =>
      this.store.page(tx, whose, page.after?.[0] ?? null, page.limit),
    );
    return sliceOf(rows, page, ({ publicId }) => [publicId]);
  }

  /**
   * What the principal's hub still has to find goods for, the most pressing day first.
   * @throws Refused INVALID_INPUT
   */
  async worklist(
    principal: Principal,
    filter: Readonly<Record<string, unknown>>,
    request: PageRequest,
  ): Promise<Slice<SupplyRequest>> {
    const { item, urgency, neededBy } = validated(worklistRequest, filter);
    const page = pageOf(request, dayAndIdKey);
    const rows = await this.work.read(principal, async (tx) => {
      const itemId = item === null ? null : await this.parties.itemId(tx, item);
      const wanted = { hubId: principal.hubId, itemId, urgency, neededBy };
      return this.store.worklist(tx, wanted, page.after, page.limit);
    });
    return sliceOf(rows, page, ({ neededBy: day, publicId }) => [day, publicId]);
  }

  /** The lines of these requests, by internal id of the request. */
  linesOf(tx: Transaction, ids: readonly string[]): Promise<RequestLine[]> {
    return this.store.linesOf(tx, ids);
  }
}

/** A draft is seen by nobody but its agency. */
function sees({ hubId, organisationId }: Principal, row: SupplyRequest): boolean {
  return firstWall.admits(
    hubId > 0 ? row.hubId === hubId && row.openedAt !== null : row.agencyId === organisationId,
  );
}
