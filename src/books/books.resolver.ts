import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { BooksLoader } from './books.loader.js';
import { BookLineModel, ConsignmentBooksModel } from './books.model.js';

/** Rows that the books of a consignment of usual size read. */
const PRICE = 20;

@Resolver(() => ConsignmentModel)
export class ConsignmentBooksResolver {
  constructor(private readonly loader: BooksLoader) {}

  @May(Role.DONOR, Role.OPERATOR, Role.SUPERVISOR)
  @Query(() => ConsignmentBooksModel, {
    nullable: true,
    complexity: PRICE,
    description:
      'The books of the consignment with this reference; null when there is none that you may see.',
  })
  consignmentBooks(
    @CurrentPrincipal() principal: Principal,
    @Context() context: GraphqlContext,
    @Args('reference', { type: () => String, description: "The donor's number for it." }) reference: string,
    @Args('donor', {
      type: () => String,
      nullable: true,
      description: 'Code of the donor: two may use one reference.',
    })
    donor?: string | null,
  ): Promise<ConsignmentBooksModel | null> {
    return this.loader.byReference(context, principal, reference, donor ?? null);
  }

  @ResolveField('books', () => ConsignmentBooksModel, {
    nullable: true,
    complexity: PRICE,
    description: 'Where all its goods are, to the last piece. Null when they are not yours to see.',
  })
  books(
    @Parent() { row }: ConsignmentModel,
    @Context() context: GraphqlContext,
  ): Promise<ConsignmentBooksModel | null> {
    return this.loader.load(context, row.id);
  }
}

@Resolver(() => BookLineModel)
export class BookLineResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField('item', () => ItemModel, { description: 'What it is.' })
  item(@Parent() { itemId }: BookLineModel, @Context() context: GraphqlContext): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
