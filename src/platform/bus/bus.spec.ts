import { checkChannel, Listeners } from './bus.js';

describe('channel names', () => {
  it.each(['feed', 'feed.42', 'hub_outbox', 'a-b.c_d'])('takes %s', (channel) => {
    expect(() => checkChannel(channel)).not.toThrow();
  });

  it.each(['', 'Feed', '1feed', 'feed.', 'a b', 'a"b', 'é', 'a'.repeat(51)])('refuses %j', (channel) => {
    expect(() => checkChannel(channel)).toThrow('A channel is');
  });

  it('refuses a text that Postgres would refuse', () => {
    expect(() => checkChannel('feed', 'x'.repeat(4_001))).toThrow('A hint has at most');
  });
});

describe('listeners', () => {
  const failed = jest.fn();
  const listeners = new Listeners(failed);

  it('says when a channel opens and when it closes', () => {
    const [one, two] = [jest.fn(), jest.fn()];
    expect(listeners.add('a', one)).toBe(true);
    expect(listeners.add('a', two)).toBe(false);
    expect(listeners.channels).toEqual(['a']);
    expect(listeners.remove('a', one)).toBe(false);
    expect(listeners.remove('a', one)).toBe(false);
    expect(listeners.remove('a', two)).toBe(true);
    expect(listeners.channels).toEqual([]);
  });

  it('tells the others when one throws', () => {
    const heard = jest.fn();
    listeners.add('b', () => {
      throw new Error('broken');
    });
    listeners.add('b', heard);
    listeners.tell('b', 'text');
    expect(heard).toHaveBeenCalledWith('text');
    expect(failed).toHaveBeenCalledWith('b', expect.objectContaining({ message: 'broken' }));
  });
});
