import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import { type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import { searchWords } from '../platform/input/search-text.js';
import { validated } from '../platform/refusals/validated.js';
import type { Hub, HubRole, HubSite } from './hub.entity.js';
import { type Place, PlaceKind } from './place.entity.js';
import { PlacesStore } from './places.store.js';

export type { Hub } from './hub.entity.js';
export type { Place } from './place.entity.js';

/** What can be no code is not asked for: Postgres answers a NUL with an error. */
const CODE = /^[A-Z0-9]{1,40}$/;
const placesRequest = z.object({
  search: searchWords().nullable(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country is two capital letters of ISO 3166-1: IT; XK for Kosovo.')
    .nullable(),
  kind: z.enum(PlaceKind).nullable(),
});
const codeKey = z.tuple([z.string().regex(CODE)]);

/** Hubs and places are public knowledge: no filter by principal here. */
@Injectable()
export class PlacesService {
  constructor(private readonly store: PlacesStore) {}

  /** All hubs, Liège first. */
  hubs(tx: Transaction): Promise<Hub[]> {
    return this.store.hubs(tx);
  }

  /** Null also for a hub that the principal's key is not for: so it can name no other. */
  async hubByCode(tx: Transaction, code: string): Promise<Hub | null> {
    const hub = CODE.test(code) ? await this.store.hubByCode(tx, code) : null;
    const { onlyHubId } = tx.principal;
    return onlyHubId === undefined || hub?.id === onlyHubId ? hub : null;
  }

  async hubById(tx: Transaction, id: number): Promise<Hub | null> {
    const [hub] = await this.store.hubsByIds(tx, [id]);
    return hub ?? null;
  }

  /** By internal id; what does not exist is missing from the map. */
  async hubsByIds(tx: Transaction, ids: readonly number[]): Promise<Map<number, Hub>> {
    const hubs = await this.store.hubsByIds(tx, ids);
    return new Map(hubs.map((hub) => [hub.id, hub]));
  }

  /** The roles of each of these hubs, oldest first. */
  async rolesOf(tx: Transaction, hubIds: readonly number[]): Promise<Map<number, HubRole[]>> {
    const roles = await this.store.rolesOf(tx, hubIds);
    return new Map(hubIds.map((id) => [id, roles.filter(({ hubId }) => hubId === id)]));
  }

  /** Where the sources place each of these hubs: what is sourced before what is not confirmed. */
  async sitesOf(tx: Transaction, hubIds: readonly number[]): Promise<Map<number, HubSite[]>> {
    const sites = await this.store.sitesOf(tx, hubIds);
    return new Map(hubIds.map((id) => [id, sites.filter(({ hubId }) => hubId === id)]));
  }

  /** Places by code; what is searched for stands in their names and codes. @throws Refused INVALID_INPUT */
  async places(
    tx: Transaction,
    filter: Readonly<Record<string, unknown>>,
    request: PageRequest,
  ): Promise<Slice<Place>> {
    const of = validated(placesRequest, filter);
    const page = pageOf(request, codeKey);
    const rows = await this.store.places(tx, of, page.after?.[0] ?? '', page.limit);
    return sliceOf(rows, page, ({ code }) => [code]);
  }

  async placeByCode(tx: Transaction, code: string): Promise<Place | null> {
    return CODE.test(code) ? this.store.placeByCode(tx, code) : null;
  }

  async placeById(tx: Transaction, id: number): Promise<Place | null> {
    const [place] = await this.store.placesByIds(tx, [id]);
    return place ?? null;
  }

  /** By internal id; what does not exist is missing from the map. */
  async placesByIds(tx: Transaction, ids: readonly number[]): Promise<Map<number, Place>> {
    const places = await this.store.placesByIds(tx, ids);
    return new Map(places.map((place) => [place.id, place]));
  }
}
