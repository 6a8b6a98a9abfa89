import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { type TemperatureRecordModel, toTemperatureRecordModel } from './cold-chain.model.js';
import { RecordsService, type TemperatureRecord } from './records.service.js';

/** Temperature records of all the pallets that one operation shows, read together. */
@Injectable()
export class ColdChainLoader {
  constructor(private readonly records: RecordsService) {}

  async record(context: GraphqlContext, unitId: string): Promise<TemperatureRecordModel | null> {
    const found = await this.load(context, unitId);
    return found && toTemperatureRecordModel(found);
  }

  async expiry(context: GraphqlContext, unitId: string, lineId: string): Promise<Date | null> {
    const found = await this.load(context, unitId);
    return found?.expiries.get(lineId) ?? null;
  }

  private load(context: GraphqlContext, unitId: string): Promise<TemperatureRecord | null> {
    const loader = loaderOf<string, TemperatureRecord>(context, 'coldchain.records', (tx, ids) =>
      this.records.of(tx, ids),
    );
    return loader.load(unitId);
  }
}
