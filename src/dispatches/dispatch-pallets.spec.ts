import { loadOf } from './dispatch-pallets.service.js';

describe('the load of a dispatch', () => {
  it('counts pallets, rounds the sum of the weights up, and needs every class once', () => {
    const rows = [
      { grossGrams: '400500', temperatureClass: 'COL' },
      { grossGrams: '400400', temperatureClass: 'AMB' },
      { grossGrams: '0', temperatureClass: 'COL' },
    ];
    expect(loadOf(rows)).toEqual({
      pallets: 3,
      kilograms: 801,
      coldPallets: 2,
      temperatureClasses: ['AMB', 'COL'],
    });
    expect(loadOf([])).toEqual({ pallets: 0, kilograms: 0, coldPallets: 0, temperatureClasses: [] });
  });
});
