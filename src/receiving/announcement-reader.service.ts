import { Injectable } from '@nestjs/common';
import { CatalogueService, type Item } from '../catalogue/catalogue.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import type { TemperatureClass } from '../standards/temperature-class.js';
import type { ExpectedUnit } from '../units/units.service.js';
import type { AnnouncedUnit } from './announcement.input.js';
import { UNKNOWN_HUB, UNKNOWN_ITEM } from './receiving.refusals.js';

export { consignmentFacts, content, unitFacts } from './announcement.input.js';

/** Turns what people announce into rows: codes to ids, and the temperature that a unit needs. */
@Injectable()
export class AnnouncementReader {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly places: PlacesService,
  ) {}

  /** @returns the internal id. @throws Refused UNKNOWN_HUB */
  async hubId(tx: Transaction, code: string): Promise<number> {
    const hub = await this.places.hubByCode(tx, code);
    if (!hub) throw UNKNOWN_HUB.because(`There is no hub ${code}. Liège is LGG.`, 'hub');
    return hub.id;
  }

  /** @throws Refused UNKNOWN_ITEM, INVALID_INPUT for goods of two temperature ranges in one unit */
  async unitsOf(tx: Transaction, units: readonly AnnouncedUnit[]): Promise<ExpectedUnit[]> {
    const codes = units.flatMap(({ contents }) => contents.map(({ item }) => item));
    const items = await this.catalogue.itemsByCodes(tx, codes);
    return units.map((unit, position) => {
      const field = `units[${position}]`;
      const found = unit.contents.map((line, n) => itemOf(items, line, `${field}.contents[${n}].item`));
      return {
        sscc: unit.sscc,
        temperatureClass: classOf(unit, found, field),
        grossGrams: unit.grossWeightKilograms,
        contents: unit.contents.map((line, n) => ({ ...line, itemId: found[n]?.id ?? 0 })),
      };
    });
  }

  /** @throws Refused UNKNOWN_ITEM with the field `contents[n].item` */
  async linesOf<Line extends { readonly item: string }>(
    tx: Transaction,
    lines: readonly Line[],
    field = 'contents',
  ): Promise<(Line & { itemId: number })[]> {
    const items = await this.catalogue.itemsByCodes(
      tx,
      lines.map(({ item }) => item),
    );
    return lines.map((line, n) => ({ ...line, itemId: itemOf(items, line, `${field}[${n}].item`).id }));
  }
}

function itemOf(items: ReadonlyMap<string, Item>, { item }: { readonly item: string }, field: string): Item {
  const found = items.get(item);
  if (!found) throw UNKNOWN_ITEM.because(`The catalogue has no item ${item}.`, field);
  return found;
}

/**
 * One transport document carries one temperature range, so one unit does too: the one that is stated, or the
 * one that all its items need.
 */
function classOf(unit: AnnouncedUnit, items: readonly Item[], field: string): TemperatureClass {
  if (unit.temperatureClass) return unit.temperatureClass;
  const [first, ...others] = new Set(items.map(({ temperatureClass }) => temperatureClass));
  if (!first || others.length > 0) {
    throw INVALID_INPUT.because(
      'Its goods need different temperatures: say which one the unit is kept at.',
      `${field}.temperatureClass`,
    );
  }
  return first;
}
