import type { INestApplicationContext } from '@nestjs/common';
import { Bus } from '../../src/platform/bus/bus.js';
import { asSuperuser } from '../world/cluster.js';
import { QueueWorld, until } from './kit/queue-world.js';

describe('the bus', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let other: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    other = await world.api();
  });
  afterAll(() => world.close());

  /** A hint may be lost while somebody connects: whoever wants to be heard says it again. */
  async function sayUntilHeard(channel: string, text: string, heard: () => boolean): Promise<void> {
    await until(async () => {
      await api.get(Bus).publish(channel, text);
      return heard();
    });
  }

  it('passes hints from one process to another and to itself', async () => {
    const heard: string[] = [];
    const stop = [
      api.get(Bus).subscribe('feed.1', (text) => heard.push(`own ${text}`)),
      other.get(Bus).subscribe('feed.1', (text) => heard.push(`other ${text}`)),
    ];
    await sayUntilHeard('feed.1', 'look', () => heard.includes('own look') && heard.includes('other look'));
    for (const one of stop) one();
  });

  it('keeps channels apart, and is quiet for who has left', async () => {
    const heard: string[] = [];
    const leave = other.get(Bus).subscribe('feed.2', (text) => heard.push(`2 ${text}`));
    other.get(Bus).subscribe('feed.3', (text) => heard.push(`3 ${text}`));
    await sayUntilHeard('feed.2', 'a', () => heard.includes('2 a'));
    await sayUntilHeard('feed.3', 'b', () => heard.includes('3 b'));
    leave();
    const before = heard.filter((line) => line.startsWith('2')).length;
    await api.get(Bus).publish('feed.2', 'c');
    await sayUntilHeard('feed.3', 'after', () => heard.includes('3 after'));
    expect(heard.filter((line) => line.startsWith('2'))).toHaveLength(before);
    expect(new Set(heard)).toEqual(new Set(['2 a', '3 b', '3 after']));
  });

  it('does not mix two hubs on one server', async () => {
    const neighbours = await QueueWorld.create();
    const neighbour = await neighbours.api();
    const heard: string[] = [];
    neighbour.get(Bus).subscribe('feed.4', (text) => heard.push(`neighbour ${text}`));
    other.get(Bus).subscribe('feed.4', (text) => heard.push(text));
    await until(async () => {
      await neighbour.get(Bus).publish('feed.4', 'own');
      return heard.includes('neighbour own');
    });
    await sayUntilHeard('feed.4', 'ours', () => heard.includes('ours'));
    await until(async () => {
      await neighbour.get(Bus).publish('feed.4', 'last');
      return heard.includes('neighbour last');
    });
    expect(heard).not.toContain('neighbour ours');
    expect(heard).not.toContain('own');
    await neighbours.close();
  });

  it('comes back after its connections were cut', async () => {
    const heard: string[] = [];
    other.get(Bus).subscribe('feed.5', (text) => heard.push(text));
    await sayUntilHeard('feed.5', 'before', () => heard.includes('before'));
    // On Redis the cut is a test of its own (redis-away).
    await asSuperuser((client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = $2`,
        [world.database, 'liege-hub bus'],
      ),
    );
    await sayUntilHeard('feed.5', 'after', () => heard.includes('after'));
    expect(other.get(Bus).problem()).toBeNull();
  });

  it.each(['Feed', 'a b', 'a"; DROP TABLE outbox; --'])('refuses the channel %s', async (channel) => {
    expect(() => api.get(Bus).subscribe(channel, () => undefined)).toThrow('A channel is');
    await expect(api.get(Bus).publish(channel, '')).rejects.toThrow('A channel is');
  });
});
