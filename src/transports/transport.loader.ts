import { Injectable } from '@nestjs/common';
import { type EventModel, toEventModel } from '../history/event.model.js';
import { HistoryService } from '../history/history.service.js';
import type { EventRow } from '../history/history.store.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { type Connection, toConnection } from '../platform/graphql/pages.js';
import { type PageRequest, pageOf, sequenceKey, sliceOf } from '../platform/input/page.js';
import { type TransportModel, toTransportModel } from './transport.model.js';
import { TransportsService } from './transports.service.js';

/** One page of one stream. */
interface StreamPage {
  readonly streamId: string;
  readonly after: number;
  readonly limit: number;
}

/** Transports by internal id, for the fields of what they carry. Whoever sees that sees its transports. */
@Injectable()
export class TransportLoader {
  constructor(
    private readonly transports: TransportsService,
    private readonly history: HistoryService,
  ) {}

  async load(context: GraphqlContext, id: string): Promise<TransportModel | null> {
    const loader = loaderOf<string, TransportModel>(context, 'transports.transports', async (tx, ids) => {
      const rows = await this.transports.byIds(tx, ids);
      return new Map(rows.map((row) => [row.id, toTransportModel(row)]));
    });
    return loader.load(id);
  }

  /** What was recorded of a transport, oldest first. */
  async events(
    context: GraphqlContext,
    streamId: string,
    request: PageRequest,
  ): Promise<Connection<EventModel>> {
    const page = pageOf(request, sequenceKey);
    const key = { streamId, after: Number(page.after?.[0] ?? 0), limit: page.limit };
    const loader = loaderOf<StreamPage, EventRow[]>(context, 'transports.events', (tx, keys) =>
      this.pages(tx, keys),
    );
    const rows = (await loader.load(key)) ?? [];
    return toConnection(
      sliceOf(rows, page, ({ sequence }) => [String(sequence)]),
      toEventModel,
    );
  }

  /** The pages of one operation begin after the same place, but for aliases: one statement each. */
  private async pages(tx: Transaction, keys: readonly StreamPage[]): Promise<EventRow[][]> {
    const placeOf = ({ after, limit }: StreamPage): string => `${after} ${limit}`;
    const found = new Map<string, Map<string, EventRow[]>>();
    for (const place of new Set(keys.map(placeOf))) {
      const [first, ...rest] = keys.filter((key) => placeOf(key) === place);
      if (!first) continue;
      const streamIds = [first, ...rest].map(({ streamId }) => streamId);
      const rows = await this.history.eventsOfStreams(tx, streamIds, first.after, first.limit);
      found.set(
        place,
        groupedBy(streamIds, rows, ({ streamId }) => streamId),
      );
    }
    return keys.map((key) => found.get(placeOf(key))?.get(key.streamId) ?? []);
  }
}
