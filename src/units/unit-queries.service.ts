import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  type Page,
  type PageRequest,
  pageOf,
  type Slice,
  sequenceKey,
  sliceOf,
} from '../platform/input/page.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { parseSscc } from '../standards/sscc.js';
import type { ContentRow } from './content.store.js';
import { type UnitRow, UnitStore } from './unit.store.js';

export type Stage = 'EXPECTED' | 'PRESENT';

const FROM_THE_START = '0';

/** What people may see of units: a hub its hub's, a donor those with its goods, nobody else any. */
@Injectable()
export class UnitQueriesService {
  constructor(
    private readonly store: UnitStore,
    private readonly work: UnitOfWork,
  ) {}

  /** The unit with this SSCC, as a scan would find it; null when there is none that the principal may see. */
  async bySscc(principal: Principal, text: string): Promise<UnitRow | null> {
    const parsed = parseSscc(text);
    if (!parsed.ok) return null;
    return this.work.read(principal, (tx) =>
      principal.hubId > 0
        ? this.store.bySscc(tx, principal.hubId, parsed.value)
        : this.store.bySsccOfDonor(tx, principal.organisationId, parsed.value),
    );
  }

  /** One page of a worklist of the principal's hub. */
  async stage(principal: Principal, stage: Stage, request: PageRequest): Promise<Slice<UnitRow>> {
    const page = pageOf(request, sequenceKey);
    const rows = await this.work.read(principal, (tx) =>
      this.store.ofStage(tx, principal.hubId, stage, page.after?.[0] ?? FROM_THE_START, page.limit),
    );
    return sliceOf(rows, page, ({ id }) => [id]);
  }

  countStage(principal: Principal, stage: Stage): Promise<number> {
    return this.work.read(principal, (tx) => this.store.countStage(tx, principal.hubId, stage));
  }

  /** All units with goods of these consignments, by internal ids. */
  allOf(
    tx: Transaction,
    consignmentIds: readonly string[],
  ): Promise<{ consignmentId: string; unitId: string }[]> {
    return this.store.allOf(tx, consignmentIds);
  }

  /** A page of the units of each of several consignments, in one statement. */
  async ofConsignments(
    tx: Transaction,
    ids: readonly string[],
    page: Page<[string]>,
  ): Promise<Map<string, Slice<UnitRow>>> {
    const rows = await this.store.ofConsignments(tx, ids, page.after?.[0] ?? FROM_THE_START, page.limit);
    const slice = (id: string) =>
      sliceOf(
        rows.filter(({ consignmentId }) => consignmentId === id),
        page,
        (row) => [row.id],
      );
    return new Map(ids.map((id) => [id, slice(id)]));
  }
}

/**
 * The lines of a unit that a principal may see: the hub and the agency that it goes to all of them, a donor its
 * own goods and never another donor's beside them, a carrier none: it knows its pallets by number and weight.
 */
export function visibleLines(principal: Principal, lines: readonly ContentRow[]): ContentRow[] {
  const all = principal.hubId > 0 || principal.roles.includes('AGENCY');
  const donor = principal.roles.includes('DONOR') ? principal.organisationId : null;
  return lines.filter(({ donorId }) => firstWall.admits(all || (donor !== null && donorId === donor)));
}
