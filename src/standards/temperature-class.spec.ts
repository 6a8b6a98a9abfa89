import fc from 'fast-check';
import {
  iataTemperatureCode,
  isColdChain,
  isTemperatureControlled,
  limitsOf,
  TemperatureClass,
  vehicleCanCarry,
} from './temperature-class.js';

const ALL = Object.values(TemperatureClass);
const anyClass = fc.constantFrom(...ALL);
const vehicle = fc.subarray(ALL);

describe('temperature classes', () => {
  it.each([
    ['AMB', undefined, undefined, false, false],
    ['CRT', { minimumCelsius: 15, maximumCelsius: 25 }, 'CRT', true, false],
    ['ERT', { minimumCelsius: 2, maximumCelsius: 25 }, 'ERT', true, false],
    ['COL', { minimumCelsius: 2, maximumCelsius: 8 }, 'COL', true, true],
    ['FRZ', { minimumCelsius: -25, maximumCelsius: -15 }, 'FRO', true, true],
    ['ULT', { minimumCelsius: -90, maximumCelsius: -60 }, 'FRO', true, true],
  ] as const)('%s', (temperatureClass, limits, iata, controlled, cold) => {
    expect(limitsOf(temperatureClass)).toEqual(limits);
    expect(iataTemperatureCode(temperatureClass)).toBe(iata);
    expect(isTemperatureControlled(temperatureClass)).toBe(controlled);
    expect(isColdChain(temperatureClass)).toBe(cold);
  });

  it('have keys equal to their values', () => {
    expect(Object.keys(TemperatureClass)).toEqual(ALL);
  });
});

describe('a vehicle', () => {
  it.each([
    // keeps    AMB    CRT    ERT    COL    FRZ    ULT
    [[], true, false, false, false, false, false],
    [['AMB'], true, false, false, false, false, false],
    [['CRT'], true, true, true, false, false, false],
    [['ERT'], true, false, true, false, false, false],
    [['COL'], true, false, true, true, false, false],
    [['FRZ'], false, false, false, false, true, false],
    [['ULT'], false, false, false, false, false, true],
    [['AMB', 'FRZ'], true, false, false, false, true, false],
  ] as const)('that keeps %j carries what it should', (keeps, ...expected) => {
    expect(ALL.map((itemClass) => vehicleCanCarry(keeps, itemClass))).toEqual(expected);
  });

  it('carries controlled goods of its own class', () => {
    fc.assert(fc.property(anyClass, (own) => expect(vehicleCanCarry([own], own)).toBe(true)));
  });

  it('carries no less with one more compartment, except that a van made a freezer takes no masks', () => {
    fc.assert(
      fc.property(vehicle, anyClass, anyClass, (keeps, more, item) => {
        fc.pre(keeps.length > 0 && vehicleCanCarry(keeps, item));
        expect(vehicleCanCarry([...keeps, more], item)).toBe(true);
      }),
    );
  });

  it('never carries goods at a temperature that they do not stand', () => {
    const pairs = ALL.flatMap((kept) => ALL.map((item) => ({ kept, item })));
    for (const { kept, item } of pairs.filter((pair) => vehicleCanCarry([pair.kept], pair.item))) {
      for (let celsius = -100; celsius <= 60; celsius += 1) {
        const occurs = isTemperatureControlled(kept) ? isWithin(celsius, kept) : true;
        const spoils = isTemperatureControlled(item) && !isWithin(celsius, item);
        expect({ kept, item, celsius, spoils: occurs && spoils }).toEqual({
          kept,
          item,
          celsius,
          spoils: false,
        });
      }
    }
  });
});

function isWithin(celsius: number, temperatureClass: TemperatureClass): boolean {
  const limits = limitsOf(temperatureClass);
  return limits !== undefined && celsius >= limits.minimumCelsius && celsius <= limits.maximumCelsius;
}
