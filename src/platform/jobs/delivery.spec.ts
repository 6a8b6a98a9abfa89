import fc from 'fast-check';
import { newId } from '../ids/ids.js';
import { queueJobId } from './delivery.js';
import { checkName } from './message.js';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('.'));
const delivery = fc.record({
  outboxId: fc.constantFrom(newId(), newId()),
  subscriber: name,
  attempt: fc.integer({ min: 1, max: 99 }),
});

describe('the job id of a delivery', () => {
  it('is another one for every message, subscriber and attempt, and one that BullMQ takes', () => {
    fc.assert(
      fc.property(delivery, delivery, (one, two) => {
        checkName(one.subscriber);
        const same = JSON.stringify(one) === JSON.stringify(two);
        expect(queueJobId(one) === queueJobId(two)).toBe(same);
        expect(queueJobId(one)).not.toContain(':');
        expect(Number(queueJobId(one))).toBeNaN();
      }),
    );
  });

  it.each(['a:b', ''])('is refused where BullMQ would refuse it', (subscriber) => {
    const id = () => queueJobId({ outboxId: subscriber ? newId() : '', subscriber, attempt: 1 });
    if (subscriber) expect(id).toThrow('BullMQ would refuse');
    else expect(id).not.toThrow();
  });
});
