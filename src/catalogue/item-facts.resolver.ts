import { Args, ArgsType, Context, Field, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { CalendarDate } from '../platform/graphql/scalars.js';
import { ItemModel } from './item.model.js';
import { ItemFactsLoader } from './item-facts.loader.js';
import { HsCodeModel, PackingModel, ShelfLifeModel, StabilityModel } from './item-facts.model.js';

@ArgsType()
class DayArgs {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Only what holds on this day: empty when nobody knows. Left out: all, the oldest first.',
  })
  on?: string | null;
}

/** What is known of an item by date. */
@Resolver(() => ItemModel)
export class ItemFactsResolver {
  constructor(private readonly facts: ItemFactsLoader) {}

  @ResolveField(() => [HsCodeModel], {
    description: 'Its headings in the editions of the Harmonized System.',
  })
  hsCodes(
    @Parent() { itemId }: ItemModel,
    @Args() { on = null }: DayArgs,
    @Context() context: GraphqlContext,
  ): Promise<HsCodeModel[]> {
    return this.facts.hsCodes(context, itemId, on);
  }

  @ResolveField(() => [PackingModel], { description: 'How it is packed.' })
  packings(
    @Parent() { itemId }: ItemModel,
    @Args() { on = null }: DayArgs,
    @Context() context: GraphqlContext,
  ): Promise<PackingModel[]> {
    return this.facts.packings(context, itemId, on);
  }

  @ResolveField(() => [ShelfLifeModel], { description: 'How long it keeps. Machines have none.' })
  shelfLives(
    @Parent() { itemId }: ItemModel,
    @Args() { on = null }: DayArgs,
    @Context() context: GraphqlContext,
  ): Promise<ShelfLifeModel[]> {
    return this.facts.shelfLives(context, itemId, on);
  }

  @ResolveField(() => [StabilityModel], { description: 'What its label says of temperatures.' })
  stability(
    @Parent() { itemId }: ItemModel,
    @Args() { on = null }: DayArgs,
    @Context() context: GraphqlContext,
  ): Promise<StabilityModel[]> {
    return this.facts.stability(context, itemId, on);
  }
}
