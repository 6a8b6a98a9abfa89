import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { IdentifierFinder } from './identifier-finder.service.js';
import { type TransportIdentifierModel, toTransportIdentifierModel } from './transport-identifier.model.js';
import { type TransportStopModel, toTransportStopModel } from './transport-stop.model.js';
import { TransportsService } from './transports.service.js';

/** What transports consist of, by their internal ids. Whoever asks has the transport already. */
@Injectable()
export class TransportPartsLoader {
  constructor(
    private readonly transports: TransportsService,
    private readonly finder: IdentifierFinder,
  ) {}

  async stops(context: GraphqlContext, transportId: string): Promise<TransportStopModel[]> {
    const loader = loaderOf(context, 'transports.stops', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.transports.stopsOf(tx, ids), (row) => row.transportId),
    );
    return ((await loader.load(transportId)) ?? []).map(toTransportStopModel);
  }

  async identifiers(context: GraphqlContext, transportId: string): Promise<TransportIdentifierModel[]> {
    const loader = loaderOf(context, 'transports.identifiers', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.finder.ofTransports(tx, ids), (row) => row.transportId),
    );
    return ((await loader.load(transportId)) ?? []).map(toTransportIdentifierModel);
  }
}
