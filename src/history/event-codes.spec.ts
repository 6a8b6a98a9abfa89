import { defineEventCodes, eventName } from './event-codes.js';

describe('event codes', () => {
  it('answers the name of a number and refuses one that is taken or unknown', () => {
    const codes = defineEventCodes({ SPEC_HAPPENED: [30_001, 'Only in this test.'] });
    expect(codes.SPEC_HAPPENED).toBe(30_001);
    expect(eventName(30_001)).toBe('SPEC_HAPPENED');
    expect(() => defineEventCodes({ SPEC_OTHER: [30_001, 'Same number.'] })).toThrow('is taken');
    expect(() => defineEventCodes({ SPEC_HAPPENED: [30_002, 'Same name.'] })).toThrow('is taken');
    expect(() => eventName(30_003)).toThrow('not known');
  });
});
