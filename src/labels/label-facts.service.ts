import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { DispatchContents } from '../dispatches/dispatch-contents.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import { type Goods, GoodsFacts } from './goods-facts.service.js';
import type { LabelContent } from './label-content.js';
import type { PrintJob, PrintSubject } from './print-job.entity.js';

type Destination = Pick<LabelContent, 'to' | 'country' | 'dispatch'>;

const NOWHERE: Destination = { to: null, country: null, dispatch: null };

/** All that labels and lists say of pallets, as it is when they are printed. */
@Injectable()
export class LabelFacts {
  constructor(
    private readonly units: UnitsService,
    private readonly goods: GoodsFacts,
    private readonly dispatches: DispatchContents,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
  ) {}

  /** One content a pallet, in the order of the job. */
  async of(tx: Transaction, { hubId, language, subject }: PrintJob): Promise<LabelContent[]> {
    const { unitIds } = subject;
    const rows = new Map((await this.units.byIds(tx, unitIds)).map((row) => [row.id, row]));
    const goods = await this.goods.of(tx, [...rows.keys()], language);
    const donors = goods.flatMap(({ donorId }) => donorId ?? []);
    const names = await this.accounts.organisationsByIds(tx, [...new Set(donors)]);
    const destinations = await this.destinationsOf(tx, [...rows.keys()]);
    const hub = (await this.places.hubById(tx, hubId))?.name ?? '';
    return unitIds.flatMap((id) => {
      const row = rows.get(id);
      if (!row) return [];
      const lines = goods.filter(({ unitId }) => unitId === id);
      const from = [...new Set(lines.flatMap(({ donorId }) => names.get(donorId ?? 0)?.name ?? []))];
      return { hub, from, ...(destinations.get(id) ?? NOWHERE), ...palletOf(row, lines, subject) };
    });
  }

  private async destinationsOf(
    tx: Transaction,
    unitIds: readonly string[],
  ): Promise<Map<string, Destination>> {
    const dispatches = await this.dispatches.dispatchesOfUnits(tx, unitIds);
    const all = [...dispatches.values()];
    const agencies = await this.accounts.organisationsByIds(tx, [...new Set(all.map((one) => one.agencyId))]);
    const places = await this.places.placesByIds(tx, [...new Set(all.map((one) => one.destinationId))]);
    return new Map(
      [...dispatches].map(([unitId, { agencyId, destinationId, reference }]) => {
        const place = places.get(destinationId);
        const to = [agencies.get(agencyId)?.name, place?.name].flatMap((name) => name ?? []).join(', ');
        return [unitId, { to: to || null, country: countryOf(place?.country), dispatch: reference }];
      }),
    );
  }
}

/** Kosovo has no code in ISO 3166, and GS1 takes no other. */
function countryOf(country: string | undefined): string | null {
  return country && country !== 'XK' ? country : null;
}

function palletOf(row: UnitRow, lines: readonly Goods[], { tradeItems }: PrintSubject) {
  return {
    sscc: row.sscc,
    temperatureClass: TemperatureClass[row.temperatureClass as TemperatureClass],
    grossGrams: Number(row.grossGrams),
    lines,
    trade: tradeOf(lines, tradeItems),
  };
}

/** Only whole trade items, all of one kind and lot: a symbol has room for no other truth. */
function tradeOf(lines: readonly Goods[], tradeItems: PrintSubject['tradeItems']): LabelContent['trade'] {
  const [line, another] = lines;
  const trade = line && !another ? tradeItems[line.code] : undefined;
  if (!line || !trade || line.quantity % trade.size !== 0) return null;
  return { gtin: trade.gtin, count: line.quantity / trade.size };
}
