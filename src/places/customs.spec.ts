import { CUSTOMS } from './customs.data.js';
import { ruleOn, unknownBecause } from './customs.js';
import { GATEWAYS } from './gateways.data.js';

const of = (country: string) => CUSTOMS.filter((rule) => rule.country === country);
const regime = (country: string, day: string) => ruleOn(of(country), day)?.regime ?? null;

describe('customs rules by date', () => {
  it.each([
    ['BE', '2020-03-13', 'UNION'],
    ['GB', '2020-12-31', 'UNION'],
    ['GB', '2021-01-01', 'COMMON_TRANSIT'],
    ['CH', '2020-03-25', 'COMMON_TRANSIT'],
    ['UA', '2022-09-30', 'EXPORT_TIR'],
    ['UA', '2022-10-01', 'COMMON_TRANSIT'],
    ['XK', '2020-06-01', 'EXPORT_TIR'],
    ['GE', '2024-12-31', 'EXPORT'],
    ['GE', '2025-06-01', null],
    ['GE', '2026-01-01', 'COMMON_TRANSIT'],
    ['FR', '2019-12-31', null],
    ['AD', '2020-03-13', null],
    ['US', '2020-03-13', null],
  ])('for %s on %s: %s', (country, day, expected) => expect(regime(country, day)).toBe(expected));

  it('never say two things at once', () => {
    for (const one of CUSTOMS)
      for (const other of of(one.country))
        if (one !== other) {
          expect(one.since > (other.until ?? '9999') || other.since > (one.until ?? '9999')).toBe(true);
        }
  });

  it('cover every country with a gateway in the spring of 2020', () => {
    const missing = GATEWAYS.filter(([country]) => regime(country, '2020-03-13') === null);
    expect(missing).toEqual([]);
    expect(GATEWAYS).toHaveLength(45);
  });

  it('say what is known where they say nothing', () => {
    expect(unknownBecause(true, 'Liège', 'GE', '2025-06-01', of('GE'))).toContain(
      '2020-01-01 to 2024-12-31 and 2026-01-01 on',
    );
    expect(unknownBecause(true, 'Liège', 'AD', '2020-03-13', [])).toContain('no rules for AD');
    expect(unknownBecause(false, 'Dubai', 'FR', '2020-03-13', of('FR'))).toContain('Dubai');
  });
});
