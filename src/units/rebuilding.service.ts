import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { BuiltUnitStore } from './built-unit.store.js';
import { present } from './ledger.js';
import { LedgerService } from './ledger.service.js';
import { temperatureOf, weightOf } from './new-pallet.js';
import { type Built, RebuildRecord } from './rebuild-record.service.js';
import { RebuildSources, type Sources } from './rebuild-sources.service.js';
import { type NewPallet, type Regrouped, regroup } from './regrouping.js';

export type { NewPallet, Part } from './regrouping.js';

/** Where in what was sent a pallet and a part of it stand, for refusals. */
export interface Fields {
  readonly pallet: (pallet: number) => string;
  readonly part: (pallet: number, part: number) => string;
}

/** By internal id. */
export interface Rebuilt {
  readonly pallets: readonly string[];
  readonly sources: readonly string[];
}

/** Pallets are taken apart and put together anew: to split, to merge and to repack are all this. */
@Injectable()
export class RebuildingService {
  constructor(
    private readonly sources: RebuildSources,
    private readonly store: BuiltUnitStore,
    private readonly ledger: LedgerService,
    private readonly record: RebuildRecord,
  ) {}

  /**
   * Whatever is taken off is on the new pallets, and the postings say what came from where. A pallet of which
   * nothing is left is REBUILT. Open holds go along with the goods.
   * @param plan the new pallets, made of what is on the sources once they are locked
   * @throws Refused NOT_REBUILDABLE, MORE_THAN_THERE, SSCC_IN_USE, TEMPERATURES_DIFFER
   */
  async rebuild(
    tx: Transaction,
    sourceIds: readonly string[],
    plan: (sources: Sources) => readonly NewPallet[],
    fields: Fields,
  ): Promise<Rebuilt> {
    const sources = await this.sources.open(tx, sourceIds);
    const pallets = plan(sources);
    const ssccs = pallets.map(({ sscc }) => sscc);
    await this.sources.refuseTaken(tx, ssccs, (pallet) => `${fields.pallet(pallet)}sscc`);
    const { rest, pallets: regrouped } = regroup(sources.lines, pallets, fields.part);
    const built = await this.build(tx, sources, pallets, regrouped, fields);
    const act = newId();
    await this.ledger.transfer(tx, act, rest, built);
    const left = new Set(rest.filter((line) => present(line) > 0).map(({ unitId }) => unitId));
    const used = new Set(built.flatMap(({ from }) => from.map(({ id }) => id)));
    const touched = sources.units.filter(({ id }) => used.has(id));
    await this.record.write(tx, act, { touched, left, built });
    return { pallets: built.map(({ id }) => id), sources: touched.map(({ id }) => id) };
  }

  private async build(
    tx: Transaction,
    { units, lines, homeOf }: Sources,
    pallets: readonly NewPallet[],
    regrouped: readonly Regrouped[],
    fields: Fields,
  ): Promise<Built[]> {
    const made = pallets.map((pallet, n) => {
      const { lines: goods = [], transfers = [] } = regrouped[n] ?? {};
      const from = units.filter(({ id }) => transfers.some(({ fromUnit }) => fromUnit === id));
      return {
        sscc: pallet.sscc,
        streamId: homeOf(goods.map(({ consignmentId }) => consignmentId)),
        temperatureClass: temperatureOf(from, `${fields.pallet(n)}sscc`),
        grossGrams: pallet.grossGrams ?? weightOf(from, lines, transfers),
        from,
        lines: goods,
        transfers,
      };
    });
    const ids = await this.store.insert(tx, tx.principal.hubId, made);
    return made.map((one, n) => ({ ...one, id: ids[n] ?? '' }));
  }
}
