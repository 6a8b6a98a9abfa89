import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { Hub, HubRole, HubSite } from './hub.entity.js';
import { Place, type PlaceKind } from './place.entity.js';

export interface PlacesOf {
  /** Patterns of LIKE; a place has all of them. */
  readonly search: readonly string[] | null;
  readonly country: string | null;
  readonly kind: PlaceKind | null;
}

@Injectable()
export class PlacesStore {
  hubs(tx: Transaction): Promise<Hub[]> {
    return tx.manager.find(Hub, { order: { id: 'ASC' } });
  }

  hubByCode(tx: Transaction, code: string): Promise<Hub | null> {
    return tx.manager.findOneBy(Hub, { code });
  }

  hubsByIds(tx: Transaction, ids: readonly number[]): Promise<Hub[]> {
    return tx.manager.findBy(Hub, { id: In([...ids]) });
  }

  rolesOf(tx: Transaction, hubIds: readonly number[]): Promise<HubRole[]> {
    return tx.manager.find(HubRole, {
      where: { hubId: In([...hubIds]) },
      order: { hubId: 'ASC', since: 'ASC', role: 'ASC' },
    });
  }

  /** What is sourced comes first. */
  sitesOf(tx: Transaction, hubIds: readonly number[]): Promise<HubSite[]> {
    return tx.manager.find(HubSite, {
      where: { hubId: In([...hubIds]) },
      order: { hubId: 'ASC', standing: 'ASC', since: 'ASC', placeId: 'ASC' },
    });
  }

  places(tx: Transaction, of: PlacesOf, after: string, limit: number): Promise<Place[]> {
    return tx.manager
      .createQueryBuilder(Place, 'p')
      .where('p.code > :after', { after })
      .andWhere('(:country::text IS NULL OR p.country = :country)', { country: of.country })
      .andWhere('(:kind::text IS NULL OR p.kind = :kind)', { kind: of.kind })
      .andWhere('p.search LIKE ALL (:words::text[])', { words: of.search ?? ['%'] })
      .orderBy('p.code')
      .limit(limit)
      .getMany();
  }

  placeByCode(tx: Transaction, code: string): Promise<Place | null> {
    return tx.manager.findOneBy(Place, { code });
  }

  placesByIds(tx: Transaction, ids: readonly number[]): Promise<Place[]> {
    return tx.manager.findBy(Place, { id: In([...ids]) });
  }
}
