import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { DispatchStage, DispatchStatus } from '../dispatches/dispatch.lifecycle.js';
import { type Dispatch, DispatchesService } from '../dispatches/dispatches.service.js';
import { HistoryService } from '../history/history.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  LARGEST_PAGE,
  type PageRequest,
  pageOf,
  type Slice,
  sliceOf,
  timeAndIdKey,
} from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';

/** What is on its way to somebody: it has a route, and nobody has confirmed it yet. */
const INCOMING: readonly DispatchStatus[] = ['PLANNED', 'LOADING', 'DEPARTED', 'ARRIVED'];

const DAY = 86_400_000;

const window = z.object({
  arrivingWithinDays: z
    .number()
    .refine((days) => Number.isInteger(days) && days >= 0 && days <= 365, 'Between 0 and 365 whole days.')
    .nullable(),
});

interface Incoming {
  readonly dispatch: Dispatch;
  readonly expectedAt: Date;
}

/** The first question of a health agency: what is coming to us, and when. */
@Injectable()
export class IncomingService {
  constructor(
    private readonly dispatches: DispatchesService,
    private readonly history: HistoryService,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * By expected arrival, the next one first. What should have arrived, or has and was not confirmed, is among
   * them. The list of an agency's open dispatches is short: it is read whole.
   * @throws Refused INVALID_INPUT
   */
  async page(principal: Principal, within: number | null, request: PageRequest): Promise<Slice<Incoming>> {
    const { arrivingWithinDays } = validated(window, { arrivingWithinDays: within });
    const page = pageOf(request, timeAndIdKey);
    const until = arrivingWithinDays === null ? null : await this.until(principal, arrivingWithinDays);
    const all = [...(await this.open(principal, 'UNDER_WAY')), ...(await this.open(principal, 'PREPARING'))];
    const rows = all
      .flatMap(asIncoming)
      .filter(({ expectedAt }) => !until || expectedAt <= until)
      .sort((a, b) => order(keyOf(a), keyOf(b)))
      .filter((one) => !page.after || order(keyOf(one), page.after) > 0);
    return sliceOf(rows.slice(0, page.limit), page, keyOf);
  }

  private async until(principal: Principal, days: number): Promise<Date> {
    const now = await this.work.read(principal, (tx) => this.history.now(tx));
    return new Date(now.getTime() + days * DAY);
  }

  private async open(principal: Principal, stage: DispatchStage): Promise<Dispatch[]> {
    const found: Dispatch[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const slice: Slice<Dispatch> = await this.dispatches.page(principal, stage, {
        first: LARGEST_PAGE,
        after,
      });
      found.push(...slice.items.map(({ row }) => row));
      after = slice.items.at(-1)?.cursor ?? null;
      more = slice.hasNextPage;
    }
    return found;
  }
}

function asIncoming(dispatch: Dispatch): Incoming[] {
  const expectedAt = dispatch.arrivedAt ?? dispatch.estimatedArrivalAt;
  return expectedAt && INCOMING.includes(dispatch.status) ? [{ dispatch, expectedAt }] : [];
}

type Key = [string, string];

function keyOf({ dispatch, expectedAt }: Incoming): Key {
  return [expectedAt.toISOString(), dispatch.publicId];
}

function order([timeA, idA]: Key, [timeB, idB]: Key): number {
  if (timeA !== timeB) return timeA < timeB ? -1 : 1;
  return idA < idB ? -1 : Number(idA > idB);
}
