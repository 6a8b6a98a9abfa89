import { isUuid, newId } from '../ids/ids.js';
import { firstIdOf } from './first-id.js';

test('parts the ids of before from the ids of after', () => {
  const before = newId();
  const now = Date.now() + 1;
  expect(isUuid(firstIdOf(new Date(now)))).toBe(true);
  expect(before < firstIdOf(new Date(now))).toBe(true);
  expect(before > firstIdOf(new Date(now - 60_000))).toBe(true);
  expect(firstIdOf(new Date(0))).toBe('00000000-0000-7000-8000-000000000000');
});
