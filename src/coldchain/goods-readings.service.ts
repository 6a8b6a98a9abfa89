import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { KinService } from '../units/kin.service.js';
import { ColdChainStore } from './cold-chain.store.js';
import { GoodsReadings, type LoggerReading } from './goods-readings.js';

/** Reads what loggers said of pallets and of those that their goods came from. */
@Injectable()
export class GoodsReadingsService {
  constructor(
    private readonly store: ColdChainStore,
    private readonly kin: KinService,
  ) {}

  /** By internal ids. A number of statements that grows with how often goods were rebuilt, not with the pallets. */
  async of(tx: Transaction, unitIds: readonly string[]): Promise<GoodsReadings> {
    const moves = await this.kin.lineageOf(tx, unitIds, 'ONTO');
    const everywhere = [...new Set([...unitIds, ...moves.map(({ fromUnit }) => fromUnit)])];
    const byUnit = new Map<string, LoggerReading[]>(everywhere.map((id) => [id, []]));
    for (const { unitId, ...reading } of await this.store.readingsOf(tx, everywhere))
      byUnit.get(unitId)?.push(reading);
    return new GoodsReadings(moves, byUnit);
  }
}
