import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import { ContentLineModel, UnitModel } from '../units/unit.model.js';
import { ColdChainLoader } from './cold-chain.loader.js';
import {
  ImportTemperaturesInput,
  ImportTemperaturesResult,
  RecordedTemperaturesModel,
  RecordTemperaturesInput,
  RecordTemperaturesResult,
  StabilityBudgetModel,
  TemperatureRecordModel,
} from './cold-chain.model.js';
import { type RecordedTemperatures, TemperaturesService } from './temperatures.service.js';

/** Objects that a record of usual size is made of. */
const PRICE = 5;

@Resolver()
export class TemperaturesResolver {
  constructor(
    private readonly temperatures: TemperaturesService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => RecordTemperaturesResult, {
    description:
      'Records what a logger read beside pallets. The same reading twice is harmless. An alarm holds the pallets that it touches.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async recordTemperatures(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The readings.' }) input: RecordTemperaturesInput,
    @Context() context: GraphqlContext,
  ): Promise<RecordedTemperaturesModel> {
    return this.answer(context, await this.temperatures.record(principal, input));
  }

  @Mutation(() => ImportTemperaturesResult, {
    description:
      'Records what the CSV file of a logger says. Good lines are taken, bad ones told. Decimal commas are read where semicolons or tabs separate.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async importTemperatures(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The file.' }) input: ImportTemperaturesInput,
    @Context() context: GraphqlContext,
  ): Promise<RecordedTemperaturesModel> {
    return this.answer(context, await this.temperatures.import(principal, input));
  }

  private async answer(
    context: GraphqlContext,
    { unitIds, ...counts }: RecordedTemperatures,
  ): Promise<RecordedTemperaturesModel> {
    const units = await Promise.all(unitIds.map((id) => this.units.load(context, id)));
    return Object.assign(new RecordedTemperaturesModel(), { ...counts, units });
  }
}

@Resolver(() => UnitModel)
export class UnitTemperatureResolver {
  constructor(private readonly loader: ColdChainLoader) {}

  @ResolveField('temperature', () => TemperatureRecordModel, {
    nullable: true,
    complexity: PRICE,
    description: 'What loggers said of it.',
  })
  temperature(
    @Parent() { unitId }: UnitModel,
    @Context() context: GraphqlContext,
  ): Promise<TemperatureRecordModel | null> {
    return this.loader.record(context, unitId);
  }
}

@Resolver(() => ContentLineModel)
export class EffectiveExpiryResolver {
  constructor(private readonly loader: ColdChainLoader) {}

  @ResolveField('effectiveExpiry', () => DateTime, {
    nullable: true,
    // Read with the record of its pallet.
    complexity: 0,
    description:
      'When it expires by its label and by what is left of the time that it may be thawed or warm, as if it stayed where it was last read. Null when nothing says.',
  })
  effectiveExpiry(
    @Parent() { unitId, contentLineId }: ContentLineModel,
    @Context() context: GraphqlContext,
  ): Promise<Date | null> {
    return this.loader.expiry(context, unitId, contentLineId);
  }
}

@Resolver(() => StabilityBudgetModel)
export class StabilityBudgetResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField('item', () => ItemModel, { nullable: true, complexity: 0, description: 'The item.' })
  item(
    @Parent() { itemId }: StabilityBudgetModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
