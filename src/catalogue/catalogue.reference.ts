import type { ReferenceLoader } from '../platform/database/reference-loader.js';
import { newId } from '../platform/ids/ids.js';
import { addItems, mendItems, mendNames } from './catalogue.reference.store.js';
import { HS_YEAR, ITEMS } from './items.data.js';

/** The supply items that the hub ships with, with their names in five languages. */
export const loadCatalogue: ReferenceLoader = async (query) => {
  const items = ITEMS.map(({ code, category, hsCode, temperatureClass, baseUnit }) => [
    newId(),
    code,
    category,
    hsCode,
    HS_YEAR,
    temperatureClass,
    baseUnit,
    category === 'MEDICINE',
  ]);
  await addItems(query, items);
  await mendItems(query, items);
  await mendNames(
    query,
    ITEMS.flatMap(({ code, names }) =>
      Object.entries(names).map(([language, name]) => [code, language, name]),
    ),
  );
};
