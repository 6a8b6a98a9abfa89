import { Injectable } from '@nestjs/common';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type PageRequest, pageOf, type Slice, sliceOf, timeAndIdKey } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { boardRequest, type StatedBoard } from './board.input.js';
import { expectedArrival, expectedDeparture } from './lateness.js';
import type { TransportRow } from './transport.store.js';
import { type Board, type BoardRequest, TransportBoardStore } from './transport-board.store.js';
import { ownOf } from './transports.service.js';

/** What comes and what goes, in the order of the last known times: a hub's, or what a carrier drives. */
@Injectable()
export class TransportBoardsService {
  constructor(
    private readonly store: TransportBoardStore,
    private readonly places: PlacesService,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND for a place */
  async page(
    principal: Principal,
    board: Board,
    filter: unknown,
    request: PageRequest,
  ): Promise<Slice<TransportRow>> {
    const { filter: stated } = validated(boardRequest, { filter: filter ?? {} });
    const page = pageOf(request, timeAndIdKey);
    const after = page.after && { at: new Date(page.after[0]), publicId: page.after[1] };
    const rows = await this.work.read(principal, async (tx) => {
      const wanted = await this.wanted(tx, board, stated);
      return this.store.page(tx, board, ownOf(principal), wanted, after, page.limit);
    });
    const timeOf = board === 'ARRIVALS' ? expectedArrival : expectedDeparture;
    return sliceOf(rows, page, (row) => [timeOf(row).toISOString(), row.publicId]);
  }

  private async wanted(tx: Transaction, board: Board, stated: StatedBoard): Promise<BoardRequest> {
    const { from = null, until = null, statuses = null, modes = null, lateOnly } = stated;
    const placeId = stated.place ? await this.placeNamed(tx, stated.place) : null;
    const originId = board === 'DEPARTURES' ? await this.placeOfHub(tx) : null;
    const numbers = stated.number ? formsOf(stated.number) : null;
    return { from, until, statuses, modes, placeId, originId, numbers, lateOnly: lateOnly ?? false };
  }

  private async placeNamed(tx: Transaction, code: string): Promise<number> {
    const place = await this.places.placeByCode(tx, code);
    if (place) return place.id;
    throw NOT_FOUND.because(`No place has the code ${code}.`, 'filter.place');
  }

  /** What goes on from elsewhere does not leave the hub. A carrier sees all that it drives. */
  private async placeOfHub(tx: Transaction): Promise<number | null> {
    const { hubId } = tx.principal;
    return hubId > 0 ? ((await this.places.hubById(tx, hubId))?.placeId ?? null) : null;
  }
}

/** As it is written, as vehicles have it, and as the normal forms of papers and containers have it. */
function formsOf(text: string): string[] {
  const written = text.trim();
  const capitals = written.replace(/\s+/g, ' ').toUpperCase();
  return [...new Set([written, capitals, capitals.replace(/[\s-]+/g, '')])];
}
