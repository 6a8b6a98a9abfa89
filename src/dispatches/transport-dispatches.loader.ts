import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { byKey, loaderOf } from '../platform/graphql/loaders.js';
import { DispatchContents, type LegCount } from './dispatch-contents.service.js';

/** How many dispatches go on transports, by their internal ids. Whoever asks may see it. */
@Injectable()
export class TransportDispatchesLoader {
  constructor(private readonly contents: DispatchContents) {}

  async count(context: GraphqlContext, transportId: string): Promise<number> {
    const loader = loaderOf<string, LegCount>(context, 'dispatches.onTransports', async (tx, ids) =>
      byKey(await this.contents.countsOnTransports(tx, ids), (row) => row.transportId),
    );
    return (await loader.load(transportId))?.dispatches ?? 0;
  }
}
