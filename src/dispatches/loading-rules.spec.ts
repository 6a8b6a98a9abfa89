import { refuseIfCancelled, refuseIfGone } from './loading-rules.js';

const at = (minute: number) => new Date(Date.UTC(2020, 2, 14, 6, minute));
const vehicle = (status: 'SCHEDULED' | 'LEFT' | 'ARRIVED' | 'CANCELLED', leftAt: Date | null = null) => ({
  number: 'T1',
  status,
  leftAt,
});

function codeOf(rule: () => void): string | null {
  try {
    rule();
    return null;
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

describe('a vehicle at the dock', () => {
  it('takes what was scanned before it left, also when the scan comes after the report', () => {
    expect(codeOf(() => refuseIfGone(vehicle('SCHEDULED'), at(5)))).toBeNull();
    expect(codeOf(() => refuseIfGone(vehicle('LEFT', at(10)), at(9)))).toBeNull();
    expect(codeOf(() => refuseIfGone(vehicle('LEFT', at(10)), at(10)))).toBe('VEHICLE_HAS_LEFT');
    expect(codeOf(() => refuseIfGone(vehicle('ARRIVED', at(10)), at(11)))).toBe('VEHICLE_HAS_LEFT');
    expect(codeOf(() => refuseIfGone(vehicle('ARRIVED'), at(5)))).toBe('VEHICLE_HAS_LEFT');
  });

  it('takes nothing when it does not go', () => {
    expect(codeOf(() => refuseIfCancelled(vehicle('CANCELLED')))).toBe('VEHICLE_DOES_NOT_GO');
    expect(codeOf(() => refuseIfCancelled(vehicle('SCHEDULED')))).toBeNull();
  });
});
