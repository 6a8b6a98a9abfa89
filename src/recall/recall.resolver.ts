import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { ConsignmentLoader } from '../consignments/consignment.loader.js';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { DispatchLoader } from '../dispatches/dispatch.loader.js';
import { DispatchModel } from '../dispatches/dispatch.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import {
  CloseRecallInput,
  CloseRecallResult,
  RecallConnection,
  RecalledLotModel,
  RecallLotInput,
  RecallLotResult,
  RecallModel,
  TracedGoodsConnection,
  TracedGoodsModel,
  toRecallModel,
  toTracedGoodsModel,
} from './recall.model.js';
import { RecallService } from './recall.service.js';
import { RecallsLoader } from './recalls.loader.js';
import { TraceService } from './trace.service.js';

@Resolver(() => RecallModel)
export class RecallResolver {
  constructor(
    private readonly recall: RecallService,
    private readonly recalls: RecallsLoader,
    private readonly traces: TraceService,
    private readonly items: ItemLoader,
  ) {}

  @Query(() => TracedGoodsConnection, {
    description:
      'Every pallet of your hub that goods of a lot are or were on, through splits and merges, with the donors that they came from and the dispatches that they left with.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async lotTrace(
    @CurrentPrincipal() principal: Principal,
    @Args('item', { type: () => String, description: 'Code of the item in the catalogue.' }) item: string,
    @Args('lot', { type: () => String, description: 'Lot number, exactly as it is on the label.' })
    lot: string,
    @Args() page: PageArgs,
  ): Promise<Connection<TracedGoodsModel>> {
    return toConnection(await this.traces.trace(principal, { item, lot }, page), toTracedGoodsModel);
  }

  @Query(() => RecallConnection, { description: 'The lots that your hub called back, the newest first.' })
  @May('OPERATOR', 'SUPERVISOR')
  async lotRecalls(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<RecallModel>> {
    return toConnection(await this.recalls.page(principal, page), toRecallModel);
  }

  @Mutation(() => RecallLotResult, {
    description:
      'Calls a lot back: holds every pallet with goods of it that was not delivered or destroyed, and those that are announced from now on; tells donors, agencies and carriers. Only a supervisor may.',
  })
  @May('SUPERVISOR')
  async recallLot(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The lot.' }) input: RecallLotInput,
    @Context() context: GraphqlContext,
  ): Promise<RecalledLotModel> {
    const { recallId, held } = await this.recall.recall(principal, input);
    return Object.assign(new RecalledLotModel(), {
      recall: await this.recalls.load(context, recallId),
      held,
    });
  }

  @Mutation(() => CloseRecallResult, {
    description:
      'Ends a recall. Holds that it opened stay until somebody judged their pallets. Only a supervisor may.',
  })
  @May('SUPERVISOR')
  async closeRecall(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The recall.' }) input: CloseRecallInput,
    @Context() context: GraphqlContext,
  ): Promise<RecallModel | null> {
    return this.recalls.load(context, await this.recall.close(principal, input));
  }

  @ResolveField('item', () => ItemModel, { nullable: true, description: 'The item.' })
  item(@Parent() { itemId }: RecallModel, @Context() context: GraphqlContext): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}

@Resolver(() => TracedGoodsModel)
export class TracedGoodsResolver {
  constructor(
    private readonly consignments: ConsignmentLoader,
    private readonly dispatches: DispatchLoader,
  ) {}

  @ResolveField('consignment', () => ConsignmentModel, {
    nullable: true,
    description: 'What they came with, and so their donor; null while nobody knows.',
  })
  consignment(
    @Parent() { consignmentId }: TracedGoodsModel,
    @Context() context: GraphqlContext,
  ): Promise<ConsignmentModel | null> {
    return consignmentId ? this.consignments.load(context, consignmentId) : Promise.resolve(null);
  }

  @ResolveField('dispatch', () => DispatchModel, {
    nullable: true,
    description:
      'What they are on or left with, and so their agency and destination; null when they are on none.',
  })
  dispatch(
    @Parent() { dispatchId }: TracedGoodsModel,
    @Context() context: GraphqlContext,
  ): Promise<DispatchModel | null> {
    return dispatchId ? this.dispatches.load(context, dispatchId) : Promise.resolve(null);
  }
}
