import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { byKey, groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { type PageRequest, pageOf, type Slice, sequenceKey } from '../platform/input/page.js';
import type { UnitRow } from '../units/units.service.js';
import { type DispatchModel, toDispatchModel } from './dispatch.model.js';
import {
  type DeliveredContent,
  DispatchContents,
  type Leg,
  type PalletCount,
  type ProofOfDelivery,
} from './dispatch-contents.service.js';
import { DispatchesService } from './dispatches.service.js';

/** What belongs to dispatches, by their internal ids. Whoever sees a dispatch sees it. */
@Injectable()
export class DispatchLoader {
  constructor(
    private readonly dispatches: DispatchesService,
    private readonly contents: DispatchContents,
  ) {}

  load(context: GraphqlContext, id: string): Promise<DispatchModel | null> {
    const loader = loaderOf<string, DispatchModel>(context, 'dispatches.dispatches', async (tx, ids) => {
      const rows = await this.dispatches.byIds(tx, ids);
      return byKey(rows.map(toDispatchModel), ({ row }) => row.id);
    });
    return loader.load(id);
  }

  async legs(context: GraphqlContext, id: string): Promise<Leg[]> {
    const loader = loaderOf<string, Leg[]>(context, 'dispatches.legs', async (tx, ids) =>
      groupedBy(ids, await this.contents.legsOf(tx, ids), ({ dispatchId }) => dispatchId),
    );
    return (await loader.load(id)) ?? [];
  }

  counts(context: GraphqlContext, id: string): Promise<PalletCount | null> {
    const loader = loaderOf<string, PalletCount>(context, 'dispatches.counts', async (tx, ids) =>
      byKey(await this.contents.countsOf(tx, ids), ({ dispatchId }) => dispatchId),
    );
    return loader.load(id);
  }

  /** A page of the pallets of each of several dispatches, in one batch. */
  async units(context: GraphqlContext, id: string, request: PageRequest): Promise<Slice<UnitRow>> {
    const page = pageOf(request, sequenceKey);
    const name = `dispatches.units ${page.first} ${page.after?.[0] ?? ''}`;
    const loader = loaderOf<string, Slice<UnitRow>>(context, name, (tx, ids) =>
      this.contents.unitsOf(tx, ids, page),
    );
    return (await loader.load(id)) ?? { items: [], hasNextPage: false, hasPreviousPage: false };
  }

  proof(context: GraphqlContext, id: string): Promise<ProofOfDelivery | null> {
    const loader = loaderOf<string, ProofOfDelivery>(context, 'dispatches.proofs', async (tx, ids) =>
      byKey(await this.contents.proofsOf(tx, ids), ({ dispatchId }) => dispatchId),
    );
    return loader.load(id);
  }

  async delivered(context: GraphqlContext, id: string): Promise<DeliveredContent[]> {
    const loader = loaderOf<string, DeliveredContent[]>(context, 'dispatches.delivered', async (tx, ids) =>
      groupedBy(ids, await this.contents.deliveredOf(tx, ids), ({ line }) => line.dispatchId),
    );
    return (await loader.load(id)) ?? [];
  }
}
