import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { SharesService } from '../accounts/shares.service.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { HistoryService } from '../history/history.service.js';
import { type Hub, PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { localDay } from './local-day.js';
import type { SupplyRequest } from './request.entity.js';
import type { WantedLine } from './request.input.js';
import { NEEDED_IN_THE_PAST } from './request.refusals.js';
import type { Wanted } from './request.store.js';

/** Finds what an agency names, by when it can be had, and gives the agency and the hub their right to see. */
@Injectable()
export class RequestPartiesService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly shares: SharesService,
    private readonly places: PlacesService,
    private readonly catalogue: CatalogueService,
    private readonly history: HistoryService,
  ) {}

  /** One that somebody runs: else nobody would read the request. @throws Refused NOT_FOUND, INVALID_INPUT (`hub`) */
  async hub(tx: Transaction, code: string): Promise<Hub> {
    const hub = await this.places.hubByCode(tx, code);
    if (!hub) throw NOT_FOUND.because(`There is no hub ${code}. Liège is LGG.`, 'hub');
    const [somebody] = await this.accounts.organisationsOfHub(tx, hub.id);
    if (somebody) return hub;
    throw INVALID_INPUT.because(`Nobody runs the hub ${hub.name} here: nobody would read it.`, 'hub');
  }

  async hubOf(tx: Transaction, { hubId }: Pick<SupplyRequest, 'hubId'>): Promise<Hub> {
    const hub = await this.places.hubById(tx, hubId);
    if (!hub) throw new Error(`There is no hub ${hubId}`);
    return hub;
  }

  /** Internal id. @throws Refused NOT_FOUND, INVALID_INPUT with the field `destination` */
  async destination(tx: Transaction, hub: Hub, code: string): Promise<number> {
    const place = await this.places.placeByCode(tx, code);
    if (!place) throw NOT_FOUND.because(`No place has the code ${code}.`, 'destination');
    if (place.id === hub.placeId)
      throw INVALID_INPUT.because(
        `${place.name} is the hub itself: say where the goods go from there.`,
        'destination',
      );
    return place.id;
  }

  /** @throws Refused NOT_FOUND with the field `lines[n].item` */
  async lines(tx: Transaction, lines: readonly WantedLine[]): Promise<Wanted[]> {
    const items = await this.catalogue.itemsByCodes(
      tx,
      lines.map(({ item }) => item),
    );
    return lines.map(({ item, quantity }, position) => {
      const found = items.get(item);
      if (!found) throw NOT_FOUND.because(`The catalogue has no item ${item}.`, `lines[${position}].item`);
      return { itemId: found.id, quantity };
    });
  }

  /** Internal id of an item, or 0 for a code that is none: nothing is found by it. */
  async itemId(tx: Transaction, code: string): Promise<number> {
    return (await this.catalogue.itemByCode(tx, code))?.id ?? 0;
  }

  /** What is asked for, by item code, for people who read the history. */
  async quantities(tx: Transaction, lines: readonly Wanted[]): Promise<Record<string, number>> {
    const items = await this.catalogue.itemsByIds(
      tx,
      lines.map(({ itemId }) => itemId),
    );
    return Object.fromEntries(
      lines.map(({ itemId, quantity }) => [items.get(itemId)?.code ?? String(itemId), quantity]),
    );
  }

  /** Today still counts, by the clock and the calendar of the hub. @throws Refused NEEDED_IN_THE_PAST */
  async refusePast(tx: Transaction, hub: Hub, neededBy: string): Promise<void> {
    const place = await this.places.placeById(tx, hub.placeId);
    const today = localDay(await this.history.now(tx), place?.timeZone ?? 'UTC');
    if (neededBy >= today) return;
    throw NEEDED_IN_THE_PAST.because(`${neededBy} is over: at ${hub.name} it is ${today}.`, 'neededBy');
  }

  /** A draft is the agency's own. Written before its row. */
  shareDraft(tx: Transaction, { id, agencyId }: Pick<SupplyRequest, 'id' | 'agencyId'>): Promise<void> {
    return this.shares.share(tx, 'request', id, agencyId, 'RECIPIENT');
  }

  /** To open a request is to show it to the hub. */
  async shareWithHub(tx: Transaction, { id, hubId }: SupplyRequest): Promise<void> {
    for (const organisation of await this.accounts.organisationsOfHub(tx, hubId))
      await this.shares.share(tx, 'request', id, organisation.id, 'HUB');
  }
}
