import type { Query, ReferenceLoader } from '../platform/database/reference-loader.js';
import { newId } from '../platform/ids/ids.js';
import { searchable } from '../platform/input/search-text.js';
import {
  addItems,
  mendHsCodes,
  mendItems,
  mendNames,
  mendPackings,
  mendShelfLives,
  mendStability,
} from './catalogue.reference.store.js';
import { HS_CODES } from './hs-codes.data.js';
import { HS_YEAR, ITEMS } from './items.data.js';
import { PACKINGS } from './packings.data.js';
import { SHELF_LIVES, STABILITY } from './stability.data.js';

/** The supply items that the hub ships with, with their names in five languages, and what is known of them by date. */
export const loadCatalogue: ReferenceLoader = async (query) => {
  const items = ITEMS.map(({ code, group, category, hsCode, temperatureClass, baseUnit }) => [
    ...[newId(), code, category, hsCode, HS_YEAR, temperatureClass, baseUnit],
    ...[category === 'MEDICINE' || category === 'VACCINE', group],
  ]);
  await addItems(query, items);
  await mendItems(query, items);
  await mendNames(
    query,
    ITEMS.flatMap(({ code, names }) =>
      Object.entries(names).map(([language, name]) => [code, language, name, searchOf(name, code)]),
    ),
  );
  await loadDated(query);
};

async function loadDated(query: Query): Promise<void> {
  await mendHsCodes(
    query,
    HS_CODES.map((one) => [one.item, one.hsYear, one.hsCode, one.since, one.until, one.source]),
  );
  await mendPackings(
    query,
    PACKINGS.map((one) => [
      ...[one.item, one.unitsPerCarton, one.since, one.until],
      ...[one.unitsPerBox, one.cartonsPerPallet, one.gtin, one.source],
    ]),
  );
  await mendShelfLives(
    query,
    SHELF_LIVES.map((one) => [one.item, one.since, one.until, one.days, one.source]),
  );
  await mendStability(
    query,
    STABILITY.map((one) => [
      ...[one.item, one.since, one.number, one.until],
      ...[one.lowest, one.highest, one.hours, one.rule, one.source],
    ]),
  );
}

/** The code too, so that those who know it find the item in every language. */
function searchOf(name: string, code: string): string {
  return `${searchable(name)} ${searchable(code)}`;
}
