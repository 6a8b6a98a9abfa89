import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import type { Principal } from '../platform/principal/principal.js';
import type { BookLine } from './book.js';
import { ConsignmentBooksModel } from './books.model.js';
import { BooksService } from './books.service.js';

/** Books of all the consignments that one operation shows, read together. */
@Injectable()
export class BooksLoader {
  constructor(private readonly books: BooksService) {}

  /** Null when the principal may not see them. */
  async load(context: GraphqlContext, consignmentId: string): Promise<ConsignmentBooksModel | null> {
    const loader = loaderOf<string, BookLine[]>(context, 'books.consignments', (tx, ids) =>
      this.books.of(tx, ids),
    );
    const lines = await loader.load(consignmentId);
    return lines && ConsignmentBooksModel.of(lines);
  }

  async byReference(
    context: GraphqlContext,
    principal: Principal,
    reference: string,
    donor: string | null,
  ): Promise<ConsignmentBooksModel | null> {
    const row = await this.books.byReference(principal, reference, donor);
    return row && this.load(context, row.id);
  }
}
