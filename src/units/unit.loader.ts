import { Injectable } from '@nestjs/common';
import { EventModel, toEventModel } from '../history/event.model.js';
import { HistoryService } from '../history/history.service.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { byKey, groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { HoldsService } from './holds.service.js';
import {
  type ContentLineModel,
  type HoldModel,
  toContentLineModel,
  toHoldModel,
  toUnitModel,
  type UnitModel,
} from './unit.model.js';
import { visibleLines } from './unit-queries.service.js';
import { type ContentRow, type UnitRow, UnitsService } from './units.service.js';

/** Units by internal id and what belongs to them. Whoever gives an id has asked before whether it may be seen. */
@Injectable()
export class UnitLoader {
  constructor(
    private readonly units: UnitsService,
    private readonly holdsService: HoldsService,
    private readonly history: HistoryService,
  ) {}

  load(context: GraphqlContext, id: string): Promise<UnitModel | null> {
    return this.loader(context).load(id);
  }

  /** As `load`, without asking again for a row that whoever wrote it has at hand. */
  loadKnown(
    context: GraphqlContext,
    { unitId, row }: { readonly unitId: string; readonly row?: UnitRow | undefined },
  ): Promise<UnitModel | null> {
    const loader = this.loader(context);
    if (row) loader.prime(unitId, toUnitModel(row));
    return loader.load(unitId);
  }

  private loader(context: GraphqlContext) {
    return loaderOf<string, UnitModel>(context, 'units.units', async (tx, ids) =>
      byKey((await this.units.byIds(tx, ids)).map(toUnitModel), ({ unitId }) => unitId),
    );
  }

  /** A donor is given its own goods only. */
  async contents(context: GraphqlContext, id: string): Promise<ContentLineModel[]> {
    const lines = await loaderOf<string, ContentRow[]>(context, 'units.contents', async (tx, ids) =>
      groupedBy(ids, await this.units.contentsOf(tx, ids), ({ unitId }) => unitId),
    ).load(id);
    return visibleLines(context.principal, lines ?? []).map(toContentLineModel);
  }

  /** Nobody but the hub is given any. */
  async holds(context: GraphqlContext, id: string): Promise<HoldModel[]> {
    if (context.principal.hubId === 0) return [];
    const rows = await loaderOf<string, HoldModel[]>(context, 'units.holds', async (tx, ids) => {
      const all = await this.holdsService.ofUnits(tx, ids);
      return new Map(
        ids.map((unitId) => [unitId, all.filter((row) => row.unitId === unitId).map(toHoldModel)]),
      );
    }).load(id);
    return rows ?? [];
  }

  async events(context: GraphqlContext, id: string): Promise<EventModel[]> {
    const events = await loaderOf<string, EventModel[]>(context, 'units.events', async (tx, ids) =>
      groupedBy(ids, (await this.history.eventsOfUnits(tx, ids)).map(toEventModel), ({ unitId }) => unitId),
    ).load(id);
    return events ?? [];
  }
}
