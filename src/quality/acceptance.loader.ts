import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { HoldsService } from '../units/holds.service.js';
import { type HoldModel, toHoldModel } from '../units/unit.model.js';
import { UnitQueriesService } from '../units/unit-queries.service.js';
import { type AcceptanceCheck, AcceptanceService, type AcceptedUnit } from './acceptance.service.js';
import {
  type AcceptanceCheckModel,
  type AcceptanceSummaryModel,
  summaryOf,
  toCheckModel,
} from './quality.model.js';

/** What the rules say of pallets that one operation shows, read together. Nobody but the hub is told. */
@Injectable()
export class AcceptanceLoader {
  constructor(
    private readonly acceptance: AcceptanceService,
    private readonly queries: UnitQueriesService,
    private readonly holds: HoldsService,
  ) {}

  async ofUnit(context: GraphqlContext, unitId: string): Promise<AcceptanceCheckModel[] | null> {
    if (context.principal.hubId === 0) return null;
    const loader = loaderOf<string, AcceptedUnit>(context, 'quality.units', (tx, ids) =>
      this.acceptance.of(tx, ids),
    );
    return (await loader.load(unitId))?.checks.map(toCheckModel) ?? null;
  }

  async ofConsignment(context: GraphqlContext, id: string): Promise<AcceptanceSummaryModel[] | null> {
    if (context.principal.hubId === 0) return null;
    const loader = loaderOf<string, (readonly AcceptanceCheck[])[]>(
      context,
      'quality.consignments',
      async (tx, ids) => {
        const units = await this.queries.allOf(tx, ids);
        const accepted = await this.acceptance.of(tx, [...new Set(units.map(({ unitId }) => unitId))]);
        const checks = units.map(({ consignmentId, unitId }) => ({
          consignmentId,
          checks: accepted.get(unitId)?.checks ?? [],
        }));
        const grouped = groupedBy(ids, checks, ({ consignmentId }) => consignmentId);
        return new Map([...grouped].map(([key, own]) => [key, own.map((one) => one.checks)]));
      },
    );
    return summaryOf((await loader.load(id)) ?? []);
  }

  /** Of pallets of the hub, by the public ids of the holds. */
  async holdsOf(
    { work, principal }: GraphqlContext,
    unitIds: readonly string[],
    publicIds: readonly string[],
  ): Promise<HoldModel[]> {
    if (!work) throw new Error('Loaders need a UnitOfWork: import DatabaseModule');
    const all = await work.read(principal, (tx) => this.holds.ofUnits(tx, unitIds));
    return all.filter(({ publicId }) => publicIds.includes(publicId)).map(toHoldModel);
  }
}
