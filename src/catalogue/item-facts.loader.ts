import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { calendarDate } from '../platform/input/times.js';
import { validated } from '../platform/refusals/validated.js';
import { ItemFactsService } from './item-facts.service.js';

interface Dated {
  readonly itemId: number;
  readonly since: string;
  readonly until: string | null;
}
type Read<Fact> = (tx: Transaction, itemIds: readonly number[]) => Promise<Fact[]>;

const asked = z.object({ on: calendarDate().nullable() });

/** What is known of items by date, for many items at once: of one day, or of all days. */
@Injectable()
export class ItemFactsLoader {
  constructor(private readonly facts: ItemFactsService) {}

  hsCodes(context: GraphqlContext, itemId: number, on: string | null) {
    return this.load(context, 'hsCodes', itemId, on, (tx, ids) => this.facts.hsCodesOf(tx, ids));
  }

  packings(context: GraphqlContext, itemId: number, on: string | null) {
    return this.load(context, 'packings', itemId, on, (tx, ids) => this.facts.packingsOf(tx, ids));
  }

  shelfLives(context: GraphqlContext, itemId: number, on: string | null) {
    return this.load(context, 'shelfLives', itemId, on, (tx, ids) => this.facts.shelfLivesOf(tx, ids));
  }

  stability(context: GraphqlContext, itemId: number, on: string | null) {
    return this.load(context, 'stability', itemId, on, (tx, ids) => this.facts.stabilityOf(tx, ids));
  }

  /** @throws Refused INVALID_INPUT for a day that is none */
  private async load<Fact extends Dated>(
    context: GraphqlContext,
    name: string,
    itemId: number,
    day: string | null,
    read: Read<Fact>,
  ): Promise<Fact[]> {
    const { on } = validated(asked, { on: day });
    const loader = loaderOf<number, Fact[]>(context, `catalogue.${name}`, async (tx, ids) =>
      groupedBy(ids, await read(tx, ids), (fact) => fact.itemId),
    );
    const facts = (await loader.load(itemId)) ?? [];
    return on === null ? facts : this.facts.onDay(facts, on);
  }
}
