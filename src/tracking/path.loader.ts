import { Injectable } from '@nestjs/common';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import { type EventModel, toEventModel } from '../history/event.model.js';
import type { EventRow } from '../history/history.store.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { type Connection, toConnection } from '../platform/graphql/pages.js';
import { type PageRequest, pageOf, sequenceKey, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { ConsignmentEventsService, type EventsPage } from './consignment-events.service.js';
import { type ConsignmentPathModel, toPathModel } from './path.model.js';
import { type Path, PathsService } from './paths.service.js';

/** Paths of all the consignments that one operation shows, read together. */
@Injectable()
export class PathLoader {
  constructor(
    private readonly paths: PathsService,
    private readonly consignments: ConsignmentsService,
    private readonly consignmentEvents: ConsignmentEventsService,
  ) {}

  /** What its stream tells the principal of a consignment, oldest first. */
  async events(
    context: GraphqlContext,
    row: ConsignmentRow,
    request: PageRequest,
  ): Promise<Connection<EventModel>> {
    const page = pageOf(request, sequenceKey);
    const key = { consignment: row, after: Number(page.after?.[0] ?? 0), limit: page.limit };
    const loader = loaderOf<EventsPage, EventRow[]>(context, 'tracking.events', (tx, keys) =>
      this.consignmentEvents.pages(tx, keys),
    );
    const slice = sliceOf((await loader.load(key)) ?? [], page, ({ sequence }) => [String(sequence)]);
    return toConnection(slice, toEventModel);
  }

  async load(context: GraphqlContext, row: ConsignmentRow): Promise<ConsignmentPathModel> {
    const loader = loaderOf<string, Path>(context, 'tracking.paths', async (tx, ids) =>
      this.paths.of(tx, await this.consignments.byIds(tx, ids)),
    );
    return toPathModel((await loader.load(row.id)) ?? { units: [], totals: [], destinations: [] });
  }

  /** Null when there is no such consignment that the principal may see. */
  async byReference(
    context: GraphqlContext,
    principal: Principal,
    reference: string,
    donor: string | null,
  ): Promise<ConsignmentPathModel | null> {
    const row = await this.consignments.oneByReference(principal, reference, donor);
    return row && this.load(context, row);
  }
}
