import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { Hub, HubRole } from './hub.entity.js';
import { Place } from './place.entity.js';

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

  places(tx: Transaction, country: string | null): Promise<Place[]> {
    return tx.manager.find(Place, { where: country ? { country } : {}, order: { code: 'ASC' } });
  }

  placeByCode(tx: Transaction, code: string): Promise<Place | null> {
    return tx.manager.findOneBy(Place, { code });
  }

  placesByIds(tx: Transaction, ids: readonly number[]): Promise<Place[]> {
    return tx.manager.findBy(Place, { id: In([...ids]) });
  }
}
