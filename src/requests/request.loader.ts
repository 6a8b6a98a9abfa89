import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import {
  type RequestLineModel,
  type SupplyRequestModel,
  toRequestLineModel,
  toSupplyRequestModel,
} from './request.model.js';
import { RequestsService } from './requests.service.js';

/** Requests by internal id, and their lines. Whoever sees what points to one has to ask before. */
@Injectable()
export class RequestLoader {
  constructor(private readonly requests: RequestsService) {}

  load(context: GraphqlContext, id: string): Promise<SupplyRequestModel | null> {
    const loader = loaderOf<string, SupplyRequestModel>(context, 'requests.requests', async (tx, ids) => {
      const rows = await this.requests.byIds(tx, ids);
      return new Map(rows.map((row) => [row.id, toSupplyRequestModel(row)]));
    });
    return loader.load(id);
  }

  async lines(context: GraphqlContext, id: string): Promise<RequestLineModel[]> {
    const lines = await loaderOf(context, 'requests.lines', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.requests.linesOf(tx, ids), ({ requestId }) => requestId),
    ).load(id);
    return (lines ?? []).map(toRequestLineModel);
  }
}
