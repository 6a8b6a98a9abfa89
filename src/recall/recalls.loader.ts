import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { byKey, loaderOf } from '../platform/graphql/loaders.js';
import { type PageRequest, pageOf, type Slice, sequenceKey, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { type RecallRow, RecallsService } from '../units/recalls.service.js';
import { type RecallModel, toRecallModel } from './recall.model.js';

@Injectable()
export class RecallsLoader {
  constructor(
    private readonly recalls: RecallsService,
    private readonly work: UnitOfWork,
  ) {}

  async load(context: GraphqlContext, id: string): Promise<RecallModel | null> {
    const loader = loaderOf<string, RecallRow>(context, 'recall.recalls', async (tx, ids) =>
      byKey(await this.recalls.byIds(tx, ids), (row) => row.id),
    );
    const row = await loader.load(id);
    return row && toRecallModel(row);
  }

  async page(principal: Principal, request: PageRequest): Promise<Slice<RecallRow>> {
    const page = pageOf(request, sequenceKey);
    const rows = await this.work.read(principal, (tx) =>
      this.recalls.page(tx, principal.hubId, page.after?.[0] ?? null, page.limit),
    );
    return sliceOf(rows, page, ({ id }) => [id]);
  }
}
