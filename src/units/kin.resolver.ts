import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { KinLoader } from './kin.loader.js';
import { GoodsMoveModel } from './kin.model.js';
import { UnitLoader } from './unit.loader.js';
import { UnitModel } from './unit.model.js';

@Resolver(() => UnitModel)
export class UnitKinResolver {
  constructor(private readonly kin: KinLoader) {}

  @ResolveField('builtFrom', () => [GoodsMoveModel], {
    description:
      'What its goods were taken off, if it was built at the hub. A donor is told of its own goods only.',
  })
  builtFrom(@Parent() { unitId }: UnitModel, @Context() context: GraphqlContext): Promise<GoodsMoveModel[]> {
    return this.kin.moves(context, unitId, 'ONTO');
  }

  @ResolveField('rebuiltInto', () => [GoodsMoveModel], {
    description: 'What its goods were put onto. A donor is told of its own goods only.',
  })
  rebuiltInto(
    @Parent() { unitId }: UnitModel,
    @Context() context: GraphqlContext,
  ): Promise<GoodsMoveModel[]> {
    return this.kin.moves(context, unitId, 'FROM');
  }

  @ResolveField('cartons', () => [UnitModel], {
    description: 'What stands in it and goes where it goes. A donor is told of those with its own goods.',
  })
  cartons(
    @Parent() { unitId }: UnitModel,
    @Context() context: GraphqlContext,
  ): Promise<(UnitModel | null)[]> {
    return this.kin.cartons(context, unitId);
  }

  @ResolveField('standsIn', () => UnitModel, {
    nullable: true,
    description: 'The pallet that it stands in; null when it stands in none.',
  })
  standsIn(@Parent() { unitId }: UnitModel, @Context() context: GraphqlContext): Promise<UnitModel | null> {
    return this.kin.parent(context, unitId);
  }
}

@Resolver(() => GoodsMoveModel)
export class GoodsMoveResolver {
  constructor(private readonly units: UnitLoader) {}

  @ResolveField('pallet', () => UnitModel, { description: 'The other pallet.' })
  pallet(
    @Parent() { otherId }: GoodsMoveModel,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, otherId);
  }
}
