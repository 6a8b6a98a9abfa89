import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { type LaneModel, type LaneOverrideModel, toLaneModel, toLaneOverrideModel } from './lane.model.js';
import { LanesService } from './lanes.service.js';

/** What the caller's hub entered for lanes, by internal id. */
@Injectable()
export class LaneLoader {
  constructor(private readonly lanes: LanesService) {}

  /** From the caller's hub, or from Liège, to a place. */
  async towards(context: GraphqlContext, placeId: number): Promise<LaneModel[]> {
    const rows = await loaderOf(context, 'places.towards', async (tx, ids: readonly number[]) =>
      groupedBy(ids, await this.lanes.towards(tx, ids), (row) => row.toId),
    ).load(placeId);
    return (rows ?? []).map(toLaneModel);
  }

  /** The newest first. */
  async overrides(context: GraphqlContext, laneId: number): Promise<LaneOverrideModel[]> {
    const rows = await loaderOf(context, 'places.overrides', async (tx, ids: readonly number[]) =>
      groupedBy(ids, await this.lanes.overridesOf(tx, ids), (row) => row.laneId),
    ).load(laneId);
    return (rows ?? []).map(toLaneOverrideModel);
  }
}
