import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { GoodsMoveModel } from './kin.model.js';
import { type Descent, KinService } from './kin.service.js';
import { UnitLoader } from './unit.loader.js';
import type { UnitModel } from './unit.model.js';

interface Link {
  readonly unitId: string;
  readonly parentId: string;
}

/** What a pallet was built from, what was built from it, and what stands in it. */
@Injectable()
export class KinLoader {
  constructor(
    private readonly kin: KinService,
    private readonly units: UnitLoader,
  ) {}

  async moves(context: GraphqlContext, id: string, way: 'FROM' | 'ONTO'): Promise<GoodsMoveModel[]> {
    const near = (descent: Descent) => (way === 'FROM' ? descent.fromUnit : descent.toUnit);
    const loader = loaderOf<string, Descent[]>(context, `units.moves ${way}`, async (tx, ids) =>
      groupedBy(ids, await this.kin.descentsOf(tx, ids, way), near),
    );
    return ((await loader.load(id)) ?? []).map((descent) => GoodsMoveModel.of(descent, way));
  }

  async cartons(context: GraphqlContext, id: string): Promise<(UnitModel | null)[]> {
    const loader = loaderOf<string, Link[]>(context, 'units.cartons', async (tx, ids) =>
      groupedBy(ids, await this.kin.cartonsOf(tx, ids), ({ parentId }) => parentId),
    );
    return Promise.all(((await loader.load(id)) ?? []).map(({ unitId }) => this.units.load(context, unitId)));
  }

  async parent(context: GraphqlContext, id: string): Promise<UnitModel | null> {
    const loader = loaderOf<string, Link>(context, 'units.parents', async (tx, ids) => {
      const links = await this.kin.parentsOf(tx, ids);
      return new Map(links.map((link) => [link.unitId, link]));
    });
    const link = await loader.load(id);
    return link && this.units.load(context, link.parentId);
  }
}
