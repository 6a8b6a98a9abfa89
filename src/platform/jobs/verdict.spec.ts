import { BUSY, NOT_FOUND } from '../refusals/platform.refusals.js';
import { judge, NoHandler, tooDeadly, UnfitPayload } from './verdict.js';

const one = (number: number) => ({ name: 'spec.job', number, of: 3, deaths: 0 });
const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('the verdict on a failure', () => {
  it.each([
    ['any error, while there are tries left', new Error('broken'), 1, 'again'],
    ['any error, at the last try', new Error('broken'), 3, 'dead'],
    ['a thrown word', 'broken', 2, 'again'],
    ['a refusal, at once', NOT_FOUND.because('No such unit.'), 1, 'dead'],
    ['others in the way', BUSY.because('Others are at work.'), 1, 'again'],
    ['others in the way, at the last try', BUSY.because('Others are at work.'), 3, 'dead'],
    ['a payload that does not fit, at once', new UnfitPayload('no'), 1, 'dead'],
    ['Postgres that is away, whatever the try', unreachable, 3, 'later'],
    [
      'a young message that nobody here knows',
      new NoHandler({ name: 'a', ageSeconds: 599 }, 'b'),
      3,
      'later',
    ],
    ['an old one', new NoHandler({ name: 'a', ageSeconds: 601 }, 'b'), 3, 'dead'],
  ])('%s', (_, problem, number, kind) => {
    expect(judge(problem, one(number)).kind).toBe(kind);
  });

  it('gives an operator the refusal’s code', () => {
    expect(judge(NOT_FOUND.because('No such unit.'), one(1))).toEqual({
      kind: 'dead',
      reason: 'NOT_FOUND: No such unit.',
    });
  });

  it('does not try what killed its process again and again', () => {
    expect(tooDeadly({ ...one(1), deaths: 20 })).toBeNull();
    expect(tooDeadly({ ...one(1), deaths: 21 })).toContain('died 21 times');
  });
});
