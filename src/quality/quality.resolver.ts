import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import { UnitModel } from '../units/unit.model.js';
import { AcceptanceLoader } from './acceptance.loader.js';
import { ExceptionsService } from './exceptions.service.js';
import {
  AcceptanceCheckModel,
  AcceptanceSummaryModel,
  ExceptedRuleModel,
  ExceptRuleInput,
  ExceptRuleResult,
} from './quality.model.js';

/** Objects that the checks of a pallet cost. */
const PRICE = 5;
/** Those of all pallets of a consignment. */
const PRICE_OF_CONSIGNMENT = 50;

@Resolver()
export class ExceptionsResolver {
  constructor(
    private readonly exceptions: ExceptionsService,
    private readonly units: UnitLoader,
    private readonly loader: AcceptanceLoader,
  ) {}

  @Mutation(() => ExceptRuleResult, {
    description:
      'Makes an exception from a rule of acceptance: the pallets are taken all the same, and the reason is kept. Releases nothing; says which holds may be released now. Only a supervisor may.',
  })
  @May('SUPERVISOR')
  async exceptRule(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The exception.' }) input: ExceptRuleInput,
    @Context() context: GraphqlContext,
  ): Promise<ExceptedRuleModel> {
    const { rule, unitIds, releasable } = await this.exceptions.except(principal, input);
    const units = await Promise.all(unitIds.map((id) => this.units.load(context, id)));
    const releasableHolds = await this.loader.holdsOf(context, unitIds, releasable);
    return Object.assign(new ExceptedRuleModel(), { rule, units, releasableHolds });
  }
}

@Resolver(() => UnitModel)
export class UnitAcceptanceResolver {
  constructor(private readonly loader: AcceptanceLoader) {}

  @ResolveField('acceptance', () => [AcceptanceCheckModel], {
    nullable: true,
    complexity: PRICE,
    description: 'What the rules of acceptance say of it now. Null for others than the hub.',
  })
  acceptance(
    @Parent() { unitId }: UnitModel,
    @Context() context: GraphqlContext,
  ): Promise<AcceptanceCheckModel[] | null> {
    return this.loader.ofUnit(context, unitId);
  }
}

@Resolver(() => ConsignmentModel)
export class ConsignmentAcceptanceResolver {
  constructor(private readonly loader: AcceptanceLoader) {}

  @ResolveField('acceptance', () => [AcceptanceSummaryModel], {
    nullable: true,
    complexity: PRICE_OF_CONSIGNMENT,
    description:
      'What the rules of acceptance say of all pallets with its goods. Null for others than the hub.',
  })
  acceptance(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<AcceptanceSummaryModel[] | null> {
    return this.loader.ofConsignment(context, row.id);
  }
}
