import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { CustomsRule } from './customs.entity.js';
import { Gateway } from './gateway.entity.js';

@Injectable()
export class CustomsStore {
  /** All rules of a country, the oldest first. */
  rulesOf(tx: Transaction, country: string): Promise<CustomsRule[]> {
    return tx.manager.find(CustomsRule, { where: { country }, order: { since: 'ASC' } });
  }

  gatewaysOf(tx: Transaction, country: string): Promise<Gateway[]> {
    return tx.manager.find(Gateway, { where: { country }, order: { placeId: 'ASC' } });
  }
}
