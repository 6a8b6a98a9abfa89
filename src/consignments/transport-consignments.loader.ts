import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { byKey, loaderOf } from '../platform/graphql/loaders.js';
import { ConsignmentsService, type ExpectedOn } from './consignments.service.js';

/** What is expected on transports, by their internal ids. Whoever asks may see it. */
@Injectable()
export class TransportConsignmentsLoader {
  constructor(private readonly consignments: ConsignmentsService) {}

  async expected(context: GraphqlContext, transportId: string): Promise<Omit<ExpectedOn, 'transportId'>> {
    const loader = loaderOf<string, ExpectedOn>(context, 'consignments.expected', async (tx, ids) =>
      byKey(await this.consignments.expectedOn(tx, ids), (row) => row.transportId),
    );
    return (await loader.load(transportId)) ?? { consignments: 0, pallets: 0 };
  }
}
