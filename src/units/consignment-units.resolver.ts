import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { type Batch, loaderOf } from '../platform/graphql/loaders.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { pageOf, type Slice, sequenceKey } from '../platform/input/page.js';
import { toUnitModel, UnitModel, UnitPage } from './unit.model.js';
import { UnitQueriesService } from './unit-queries.service.js';
import type { UnitRow } from './units.service.js';

const EMPTY: Slice<UnitRow> = { items: [], hasNextPage: false, hasPreviousPage: false };

/** The units of a consignment: the field points down, so it is said here. */
@Resolver(() => ConsignmentModel)
export class ConsignmentUnitsResolver {
  constructor(private readonly queries: UnitQueriesService) {}

  @ResolveField('units', () => UnitPage, {
    description: 'The units that carry its goods, in the order of their announcement.',
  })
  async units(
    @Parent() { row }: ConsignmentModel,
    @Args() request: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<UnitModel>> {
    const page = pageOf(request, sequenceKey);
    const name = `units.ofConsignment ${page.first} ${page.after?.[0] ?? ''}`;
    const batch: Batch<string, Slice<UnitRow>> = (tx, ids) => this.queries.ofConsignments(tx, ids, page);
    const slice = await loaderOf<string, Slice<UnitRow>>(context, name, batch).load(row.id);
    return toConnection(slice ?? EMPTY, toUnitModel);
  }
}
