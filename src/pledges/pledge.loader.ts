import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import {
  type PledgeLineModel,
  type PledgeRevisionModel,
  toPledgeLineModel,
  toRevisionModels,
} from './pledge.model.js';
import { PledgesService } from './pledges.service.js';

/** A pledge is revised by hand: more revisions than these are not shown. */
const MOST_EVENTS = 200;

/** What belongs to pledges. Whoever sees the pledge sees it. */
@Injectable()
export class PledgeLoader {
  constructor(
    private readonly pledges: PledgesService,
    private readonly history: HistoryService,
  ) {}

  async lines(context: GraphqlContext, id: string): Promise<PledgeLineModel[]> {
    const rows = await loaderOf(context, 'pledges.lines', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.pledges.linesOf(tx, ids), ({ pledgeId }) => pledgeId),
    ).load(id);
    return (rows ?? []).map(toPledgeLineModel);
  }

  async revisions(context: GraphqlContext, streamId: string): Promise<PledgeRevisionModel[]> {
    const events = await loaderOf(context, 'pledges.revisions', async (tx, ids: readonly string[]) =>
      groupedBy(
        ids,
        await this.history.inWords(tx, await this.history.eventsOfStreams(tx, ids, 0, MOST_EVENTS)),
        (event) => event.streamId,
      ),
    ).load(streamId);
    return toRevisionModels(events ?? []);
  }
}
