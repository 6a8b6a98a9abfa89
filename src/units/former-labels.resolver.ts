import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { Sscc } from '../platform/graphql/scalars.js';
import { FormerLabelsLoader } from './former-labels.loader.js';
import { UnitModel } from './unit.model.js';

@Resolver(() => UnitModel)
export class FormerLabelsResolver {
  constructor(private readonly labels: FormerLabelsLoader) {}

  @ResolveField('formerSsccs', () => [Sscc], {
    description: 'The numbers of its former labels, the oldest first. Scans of them still find it.',
  })
  formerSsccs(@Parent() { unitId }: UnitModel, @Context() context: GraphqlContext): Promise<string[]> {
    return this.labels.load(context, unitId);
  }
}
