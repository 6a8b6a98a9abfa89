/**
 * What temperature an item must be kept at, and what a vehicle can keep: ambient (no control), controlled room
 * temperature, extended room temperature, cool, frozen, ultra-low.
 */
export const TemperatureClass = {
  AMB: 'AMB',
  CRT: 'CRT',
  ERT: 'ERT',
  COL: 'COL',
  FRZ: 'FRZ',
  ULT: 'ULT',
} as const;
export type TemperatureClass = (typeof TemperatureClass)[keyof typeof TemperatureClass];

export interface TemperatureLimits {
  minimumCelsius: number;
  maximumCelsius: number;
}

/**
 * Both limits belong to the range. CRT, ERT and COL are the ranges of the IATA codes of that name, FRZ and ULT
 * those of the frozen and ultra-low vaccines of 2021. AMB declares none.
 */
const LIMITS: Readonly<Record<TemperatureClass, TemperatureLimits | undefined>> = {
  AMB: undefined,
  CRT: { minimumCelsius: 15, maximumCelsius: 25 },
  ERT: { minimumCelsius: 2, maximumCelsius: 25 },
  COL: { minimumCelsius: 2, maximumCelsius: 8 },
  FRZ: { minimumCelsius: -25, maximumCelsius: -15 },
  ULT: { minimumCelsius: -90, maximumCelsius: -60 },
};

/** Special handling code for pharmaceuticals; it goes on the air waybill beside the code of the temperature. */
export const IATA_PHARMACEUTICALS = 'PIL';

/** IATA has one code, FRO, for everything at or below -10 C: the air waybill must say the range of FRZ and ULT. */
const IATA_CODES: Readonly<Record<TemperatureClass, string | undefined>> = {
  AMB: undefined,
  CRT: 'CRT',
  ERT: 'ERT',
  COL: 'COL',
  FRZ: 'FRO',
  ULT: 'FRO',
};

/** The range that goods of this class must stay in; undefined for AMB, which has none. */
export function limitsOf(temperatureClass: TemperatureClass): TemperatureLimits | undefined {
  return LIMITS[temperatureClass];
}

/** IATA special handling code of the temperature (CRT, ERT, COL, FRO); undefined for AMB. */
export function iataTemperatureCode(temperatureClass: TemperatureClass): string | undefined {
  return IATA_CODES[temperatureClass];
}

/** True for classes with a range of temperatures, so for all but AMB. */
export function isTemperatureControlled(temperatureClass: TemperatureClass): boolean {
  return LIMITS[temperatureClass] !== undefined;
}

/** True for COL, FRZ and ULT: nowhere in their range is room temperature, so that an open dock spoils them. */
export function isColdChain(temperatureClass: TemperatureClass): boolean {
  const limits = LIMITS[temperatureClass];
  return limits !== undefined && limits.maximumCelsius <= 8;
}

/**
 * Whether a vehicle may take goods of a class.
 *
 * @param vehicleClasses what its compartments keep; an empty list is a vehicle without temperature control
 * @param itemClass what the goods need
 *
 * A compartment fits when its whole range lies in the range of the goods: cool is good for ERT goods, ERT is
 * not good for cool goods. Goods of class AMB go on any vehicle that is not a freezer only.
 */
export function vehicleCanCarry(
  vehicleClasses: readonly TemperatureClass[],
  itemClass: TemperatureClass,
): boolean {
  if (itemClass === TemperatureClass.AMB && vehicleClasses.length === 0) return true;
  return vehicleClasses.some((vehicleClass) => keepsWithin(vehicleClass, itemClass));
}

function keepsWithin(vehicleClass: TemperatureClass, itemClass: TemperatureClass): boolean {
  const kept = LIMITS[vehicleClass];
  const needed = LIMITS[itemClass];
  if (!needed) return !kept || kept.minimumCelsius > 0;
  if (!kept) return false;
  return kept.minimumCelsius >= needed.minimumCelsius && kept.maximumCelsius <= needed.maximumCelsius;
}
