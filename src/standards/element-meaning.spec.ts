import { meaningOf } from './element-meaning.js';
import { findIdentifier } from './element-string/ai-table.js';

describe('what an element means', () => {
  it.each([
    ['17', '230630', { date: '2023-06-30' }],
    ['17', '240200', { date: '2024-02-29' }],
    ['17', '230200', { date: '2023-02-28' }],
    ['11', '700101', { date: '2070-01-01' }],
    ['11', '710101', { date: '1971-01-01' }],
    ['7003', '2306301430', { date: '2023-06-30', time: '14:30' }],
    ['8008', '23063014', { date: '2023-06-30', time: '14:00' }],
    ['8008', '230630143059', { date: '2023-06-30', time: '14:30:59' }],
    ['7011', '230630', { date: '2023-06-30' }],
    ['37', '0020', { decimal: '20' }],
    ['3102', '001234', { decimal: '12.34', unit: 'kg' }],
    ['3305', '000012', { decimal: '0.00012', unit: 'kg' }],
    ['3300', '000812', { decimal: '812', unit: 'kg' }],
    ['3364', '012345', { decimal: '1.2345', unit: 'm³' }],
    ['3600', '000001', { decimal: '1', unit: 'qt (US)' }],
    ['4331', '000800', { decimal: '8.00', unit: '°C' }],
    ['4333', '002500-', { decimal: '-25.00', unit: '°C' }],
    ['4332', '000000-', { decimal: '0.00', unit: '°F' }],
    ['3922', '12599', { decimal: '125.99' }],
    ['3932', '97812599', { decimal: '125.99', unit: '978' }],
    ['10', '230630', {}],
    ['17', '231301', {}],
    ['37', 'x', {}],
    ['4331', 'x', {}],
  ])('(%s)%s', (ai, value, meaning) => {
    expect(meaningOf({ ai, value, label: findIdentifier(ai)?.label ?? '' }, 2020)).toEqual(meaning);
  });
});
