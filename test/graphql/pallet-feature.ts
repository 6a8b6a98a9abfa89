import { Injectable, Module } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { z } from 'zod';
import { CurrentPrincipal } from '../../src/platform/graphql/current-principal.js';
import type { GraphqlContext } from '../../src/platform/graphql/graphql-context.js';
import { loaderOf } from '../../src/platform/graphql/loaders.js';
import { May, MayAnybody, MayAnyMember } from '../../src/platform/graphql/operation-rules.js';
import { type Connection, ConnectionOf, PageArgs, toConnection } from '../../src/platform/graphql/pages.js';
import type { RefusalModel } from '../../src/platform/graphql/refusal.model.js';
import { resultUnion } from '../../src/platform/graphql/result-union.js';
import { CalendarDate, DateTime, Sscc } from '../../src/platform/graphql/scalars.js';
import { pageOf, sliceOf } from '../../src/platform/input/page.js';
import { positiveQuantity } from '../../src/platform/input/quantities.js';
import { boundedText, idempotencyKey } from '../../src/platform/input/text.js';
import { calendarDate, dateTime } from '../../src/platform/input/times.js';
import { currentRequestId } from '../../src/platform/logging/request-scope.js';
import { type Principal, Role } from '../../src/platform/principal/principal.js';
import { defineRefusal } from '../../src/platform/refusals/refusal.js';
import { validated } from '../../src/platform/refusals/validated.js';

/** A tiny feature that is made like a real one, and only for these tests. */
export const PALLET_GONE = defineRefusal('PALLET_GONE', 'The pallet left before.');

@ObjectType('Pallet', { description: 'A pallet.' })
export class PalletModel {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => Sscc, { description: 'Its number.' }) sscc!: string;
  @Field(() => Int, { description: 'Cartons on it.' }) cartons!: number;
  @Field(() => CalendarDate, { description: 'Expiry.' }) expiry!: string;
  @Field(() => DateTime, { description: 'When it was received.' }) receivedAt!: Date;
}

@InputType({ description: 'What is received.' })
export class ReceivePalletInput {
  @Field(() => String, { description: 'The identity of the mutation.' }) idempotencyKey!: string;
  @Field(() => String, { description: 'Label.' }) label!: string;
  @Field(() => Int, { description: 'Cartons on it.' }) cartons!: number;
  @Field(() => CalendarDate, { description: 'Expiry.' }) expiry!: string;
  @Field(() => DateTime, { description: 'When.' }) occurredAt!: string;
}

export const ReceivePalletResult = resultUnion(
  'ReceivePalletResult',
  () => PalletModel,
  'The pallet, or why not.',
);
export const PalletConnection = ConnectionOf(PalletModel, 'Pallet', { counted: true });

const receive = z.object({
  idempotencyKey,
  label: boundedText(20),
  cartons: positiveQuantity(),
  expiry: calendarDate(),
  occurredAt: dateTime(),
});

const idOf = (index: number) => `0195f2d1-7c3a-7000-8000-${String(index).padStart(12, '0')}`;
const numberKey = z.tuple([z.number().int()]);

export function palletOf(index: number): PalletModel {
  return Object.assign(new PalletModel(), {
    id: idOf(index),
    sscc: String(index).padStart(18, '0'),
    cartons: index,
    expiry: '2021-03-31',
    receivedAt: new Date('2020-03-13T09:30:00.5Z'),
  });
}

@Injectable()
export class PalletsService {
  /** Pallets in the list. */
  size = 45;
  counted = 0;
  /** What the next call throws. */
  trouble: unknown;
  /** Subscriptions that were opened, and those of them that ended. */
  opened = 0;
  ended = 0;
  private wake: () => void = () => undefined;
  private readonly news: number[] = [];

  work(): number {
    if (this.trouble !== undefined) throw this.trouble;
    return 1;
  }

  receive(input: ReceivePalletInput): PalletModel {
    const checked = validated(receive, input);
    this.work();
    return Object.assign(palletOf(checked.cartons), {
      expiry: checked.expiry,
      receivedAt: checked.occurredAt,
    });
  }

  page(request: PageArgs) {
    const page = pageOf(request, numberKey);
    const from = (page.after?.[0] ?? 0) + 1;
    const rows = Array.from(
      { length: Math.min(page.limit, this.size - from + 1) },
      (_, index) => from + index,
    );
    return sliceOf(rows, page, (row) => [row]);
  }

  count(): Promise<number> {
    this.counted += 1;
    return Promise.resolve(this.size);
  }

  see(cartons: number): void {
    this.news.push(cartons);
    this.wake();
  }

  async *seen(ended: AbortSignal): AsyncGenerator<{ palletSeen: PalletModel }> {
    this.opened += 1;
    ended.addEventListener('abort', () => {
      this.ended += 1;
      this.wake();
    });
    for (;;) {
      while (this.news.length === 0 && !ended.aborted) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
      if (ended.aborted) return;
      const cartons = this.news.shift() ?? 0;
      if (cartons < 0) throw new Error('secret detail of the feed');
      yield { palletSeen: palletOf(cartons) };
    }
  }
}

@Resolver(() => PalletModel)
export class PalletsResolver {
  constructor(private readonly pallets: PalletsService) {}

  @Query(() => PalletModel, { nullable: true, description: 'One pallet.' })
  @MayAnyMember()
  pallet(@Args('cartons', { type: () => Int, description: 'Which.' }) cartons: number): PalletModel {
    this.pallets.work();
    return palletOf(cartons);
  }

  @Query(() => PalletConnection, { description: 'All pallets.' })
  @MayAnyMember()
  palletList(@Args() page: PageArgs): Connection<PalletModel> {
    return toConnection(this.pallets.page(page), palletOf, () => this.pallets.count());
  }

  @Query(() => String, { description: 'Who asks, and for which request.' })
  @MayAnybody()
  whoAmI(@CurrentPrincipal() principal: Principal): string {
    return `${principal.kind} ${principal.requestId} ${currentRequestId()}`;
  }

  @Query(() => Int, { description: 'Only for supervisors.' })
  @May(Role.SUPERVISOR)
  secret(): number {
    return this.pallets.work();
  }

  @Mutation(() => ReceivePalletResult, { description: 'Receives a pallet.' })
  @May(Role.OPERATOR, Role.SUPERVISOR)
  receivePallet(
    @Args('input', { description: 'What is received.' }) input: ReceivePalletInput,
  ): PalletModel | RefusalModel {
    return this.pallets.receive(input);
  }

  @Subscription(() => PalletModel, { description: 'Pallets as they are seen.' })
  @May(Role.OPERATOR)
  palletSeen(@Context() { ended }: GraphqlContext): AsyncIterable<unknown> {
    return this.pallets.seen(ended);
  }

  @ResolveField(() => Int, { description: 'Twice the cartons, from a loader.', nullable: true })
  twice(@Parent() pallet: PalletModel, @Context() context: GraphqlContext): Promise<number | null> {
    return loaderOf(context, 'pallets.twice', async (tx, keys: readonly number[]) => {
      const rows = await tx.query<{ key: number; twice: number }>(
        'SELECT key, 2 * key AS twice FROM unnest($1::int[]) AS key',
        [keys],
      );
      return new Map(rows.map(({ key, twice }) => [key, twice]));
    }).load(pallet.cartons);
  }
}

@Module({ providers: [PalletsService, PalletsResolver] })
export class PalletsModule {}
