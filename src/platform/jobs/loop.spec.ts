import { Logger } from '@nestjs/common';
import { Loop } from './loop.js';

jest.useFakeTimers();
Logger.overrideLogger(false);

/** Lets the loop's own promises run. */
const breathe = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const pass = async (milliseconds: number) => {
  await breathe();
  await jest.advanceTimersByTimeAsync(milliseconds);
  await breathe();
};

describe('a loop', () => {
  let outcomes: (boolean | Error)[] = [];
  let steps = 0;
  let loop: Loop;

  beforeEach(() => {
    steps = 0;
    outcomes = [];
    const step = async () => {
      steps += 1;
      const outcome = outcomes.shift() ?? false;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    loop = new Loop({ name: 'test', pause: 1_000, gather: 20, step });
  });
  afterEach(() => loop.stop());

  it('repeats its step after the pause', async () => {
    loop.start();
    await pass(999);
    expect(steps).toBe(1);
    await pass(2);
    expect(steps).toBe(2);
  });

  it('goes on at once while there is more', async () => {
    outcomes = [true, true, false];
    loop.start();
    await pass(0);
    expect(steps).toBe(3);
  });

  it('is woken, and makes one step of many calls in a short time', async () => {
    loop.start();
    await pass(100);
    loop.wake();
    await pass(1);
    expect(steps).toBe(2);
    for (let call = 0; call < 9; call += 1) loop.wake();
    await pass(10);
    expect(steps).toBe(2);
    await pass(10);
    expect(steps).toBe(3);
  });

  it('rests after a failure, however often it is called', async () => {
    outcomes = [new Error('away'), new Error('away')];
    loop.start();
    await pass(1);
    loop.wake();
    await pass(500);
    expect(steps).toBe(1);
    await pass(500);
    expect(steps).toBe(2);
  });

  it('ends at once, in whichever rest it is', async () => {
    loop.start();
    await pass(500);
    await loop.stop();
    outcomes = [new Error('away')];
    const failing = new Loop({ name: 'test', pause: 1_000, step: () => Promise.reject(new Error('away')) });
    failing.start();
    await pass(10);
    await failing.stop();
    await pass(5_000);
    expect(steps).toBe(1);
  });
});
