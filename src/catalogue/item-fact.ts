import type { TemperatureClass } from '../standards/temperature-class.js';
import type { CommodityGroup, CountingUnit, ItemCategory, Language } from './item.entity.js';

/** An item as it ships. */
export interface ItemFact {
  readonly code: string;
  readonly group: CommodityGroup;
  readonly category: ItemCategory;
  readonly hsCode: string;
  readonly temperatureClass: TemperatureClass;
  readonly baseUnit: CountingUnit;
  readonly names: Readonly<Record<Language, string>>;
}
