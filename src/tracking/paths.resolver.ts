import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { EventConnection, type EventModel } from '../history/event.model.js';
import { PlaceLoader } from '../places/place.loader.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { pageOf, sequenceKey, sliceOf } from '../platform/input/page.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { PathLoader } from './path.loader.js';
import {
  ConsignmentPathModel,
  PathInstitutionModel,
  PathLineModel,
  PathPalletConnection,
  type PathPalletModel,
  PathQuantitiesModel,
  toPathPalletModel,
} from './path.model.js';
import { afterId } from './paths.service.js';

/** Rows that a path reads for a consignment of usual size. */
const PRICE = 20;

@Resolver(() => ConsignmentModel)
export class ConsignmentPathResolver {
  constructor(private readonly paths: PathLoader) {}

  @May(Role.DONOR, Role.OPERATOR, Role.SUPERVISOR)
  @Query(() => ConsignmentPathModel, {
    nullable: true,
    complexity: PRICE,
    description:
      'The way of the goods of the consignment with this reference; null when there is none that you may see.',
  })
  consignmentPath(
    @CurrentPrincipal() principal: Principal,
    @Context() context: GraphqlContext,
    @Args('reference', { type: () => String, description: "The donor's number for it." }) reference: string,
    @Args('donor', {
      type: () => String,
      nullable: true,
      description: 'Code of the donor: two may use one reference.',
    })
    donor?: string | null,
  ): Promise<ConsignmentPathModel | null> {
    return this.paths.byReference(context, principal, reference, donor ?? null);
  }

  @ResolveField(() => ConsignmentPathModel, {
    complexity: PRICE,
    description: 'The way of its goods, through every split, to those who take them in.',
  })
  path(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<ConsignmentPathModel> {
    return this.paths.load(context, row);
  }

  @ResolveField(() => EventConnection, {
    description:
      'What happened to it and to the pallets with its goods, in the order in which it was recorded.',
  })
  events(
    @Parent() { row }: ConsignmentModel,
    @Args() page: PageArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<EventModel>> {
    return this.paths.events(context, row, page);
  }
}

@Resolver(() => ConsignmentPathModel)
export class PathPalletsResolver {
  @ResolveField(() => PathPalletConnection, {
    description: 'The way of each pallet, in the order of announcement.',
  })
  pallets(@Parent() { path }: ConsignmentPathModel, @Args() request: PageArgs): Connection<PathPalletModel> {
    const page = pageOf(request, sequenceKey);
    const units = afterId(path.units, page.after?.[0] ?? '0').slice(0, page.limit);
    return toConnection(
      sliceOf(units, page, ({ row }) => [row.id]),
      toPathPalletModel,
    );
  }
}

@Resolver(() => PathInstitutionModel)
export class PathInstitutionResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly places: PlaceLoader,
  ) {}

  @ResolveField(() => String, { description: 'Its name.' })
  async institution(
    @Parent() { agencyId }: PathInstitutionModel,
    @Context() context: GraphqlContext,
  ): Promise<string> {
    return (await this.organisations.load(context, agencyId))?.name ?? '';
  }

  @ResolveField(() => String, {
    description: 'Country of the destination, as ISO 3166-1 alpha-2; `XK` for Kosovo.',
  })
  async country(
    @Parent() { placeId }: PathInstitutionModel,
    @Context() context: GraphqlContext,
  ): Promise<string> {
    return (await this.places.load(context, placeId))?.country ?? '';
  }
}

@Resolver(() => PathLineModel)
export class PathLineResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField(() => ItemModel, { description: 'What it is.' })
  item(@Parent() { itemId }: PathLineModel, @Context() context: GraphqlContext): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}

@Resolver(() => PathQuantitiesModel)
export class PathQuantitiesResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField(() => ItemModel, { description: 'What it is.' })
  item(
    @Parent() { itemId }: PathQuantitiesModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
