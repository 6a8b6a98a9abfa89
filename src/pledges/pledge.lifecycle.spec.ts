import { derivePledgeStatus } from './pledge.lifecycle.js';

const item = (pledged: number, announced: number) => ({ pledged, announced });

describe('derivePledgeStatus', () => {
  it.each([
    ['OPEN', false, [item(10, 0), item(5, 0)]],
    ['PARTLY_ANNOUNCED', false, [item(10, 10), item(5, 0)]],
    ['PARTLY_ANNOUNCED', false, [item(10, 9)]],
    ['ANNOUNCED', false, [item(10, 10), item(5, 6)]],
    ['WITHDRAWN', true, [item(10, 0)]],
  ] as const)('is %s', (status, withdrawn, items) => {
    expect(derivePledgeStatus(withdrawn, items)).toBe(status);
  });
});
