import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';
import { Asking, REQUEST } from './asking.js';

let world: World;
let asking: Asking;
beforeAll(async () => {
  world = await startWorld();
  asking = new Asking(world);
  await world.setClock('2020-03-13T12:00:00Z');
});
afterAll(() => world?.close());

const NOT_THERE = { code: 'NOT_FOUND', field: 'requestId', message: 'There is no such request.' };

describe('who sees a request', () => {
  it('its agency always, its hub once it is open, nobody else ever', async () => {
    const { id, reference } = await asking.draft();
    expect(await asking.see(id)).toMatchObject({ reference });
    for (const who of ['operator', 'supervisor', 'otherAgency', 'dubaiOperator'] as const)
      expect(await asking.see(id, who)).toBeNull();
    await asking.open(id);
    for (const who of ['operator', 'supervisor'] as const)
      expect(await asking.see(id, who)).toMatchObject({ reference, status: 'OPEN' });
    for (const who of ['otherAgency', 'dubaiOperator'] as const) {
      expect(await asking.see(id, who)).toBeNull();
      expect(await asking.list(who)).not.toContain(reference);
    }
    expect(await asking.list('dubaiOperator', 'openRequests')).not.toContain(reference);
  });

  it.each(['donor', 'carrier', 'administrator'] as const)('not a %s, whatever it asks', async (who) => {
    for (const query of ['{ requests { nodes { id } } }', '{ openRequests { nodes { id } } }'])
      expect((await world.ask(who, query)).errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await asking.draft({}, who)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('and a foreign one answers like one that is not there', async () => {
    const mine = await asking.opened();
    const draft = await asking.draft();
    const tries: [CastName, string, string][] = [
      ['otherAgency', mine.id, 'openRequest'],
      ['otherAgency', mine.id, 'changeRequest'],
      ['otherAgency', mine.id, 'cancelRequest'],
      ['otherAgency', mine.id, 'closeRequest'],
      ['dubaiOperator', mine.id, 'closeRequest'],
      ['supervisor', draft.id, 'closeRequest'],
      ['agency', newId(), 'closeRequest'],
    ];
    for (const [who, requestId, mutation] of tries) {
      const more = mutation === 'changeRequest' ? { urgency: 'STAT' } : { reason: 'No.' };
      const input = mutation === 'openRequest' ? { requestId } : { requestId, ...more };
      expect(await world.act(who, mutation, input, REQUEST)).toMatchObject(NOT_THERE);
    }
    expect(await asking.see(mine.id)).toMatchObject({ status: 'OPEN', urgency: 'URGENT' });
  });

  it.each(['nonsense', 'x\u0000', '00000000-0000-0000-0000-000000000000'])('%j is none', async (id) => {
    expect(await asking.see(id)).toBeNull();
    const answer = await asking.close(id);
    expect(['NOT_FOUND', 'INVALID_INPUT']).toContain(answer.code);
  });
});

describe('the worklist of a hub', () => {
  const refs: Record<string, string> = {};
  beforeAll(async () => {
    const ask = async (name: string, more: Record<string, unknown>, who: CastName = 'agency') => {
      refs[name] = (await asking.opened({ hub: 'DXB', destination: 'ROME', ...more }, who)).reference;
    };
    await ask('masksLate', { neededBy: '2020-04-30', urgency: 'ROUTINE' });
    await ask('ventilators', {
      neededBy: '2020-03-15',
      urgency: 'STAT',
      lines: [{ item: 'VENTILATOR', quantity: 5 }],
    });
    await ask('masksSoon', { neededBy: '2020-03-15', urgency: 'STAT' }, 'otherAgency');
    const gone = await asking.opened({ hub: 'DXB' });
    await asking.cancel(gone.id);
    await asking.draft({ hub: 'DXB' });
  });
  const names = async (args = '') => {
    const found = await asking.list('dubaiOperator', 'openRequests', args);
    return found.map((reference) => Object.keys(refs).find((name) => refs[name] === reference));
  };

  it('has what is open, of every agency, by the day of need, page by page', async () => {
    expect(await names()).toEqual(['ventilators', 'masksSoon', 'masksLate']);
  });

  it('can be narrowed by item, urgency and day', async () => {
    expect(await names(', item: "MASK_FFP2"')).toEqual(['masksSoon', 'masksLate']);
    expect(await names(', item: "MASK_FFP2", urgency: STAT')).toEqual(['masksSoon']);
    expect(await names(', urgency: ROUTINE')).toEqual(['masksLate']);
    expect(await names(', neededBy: "2020-03-31"')).toEqual(['ventilators', 'masksSoon']);
    expect(await names(', item: "UNICORN"')).toEqual([]);
    expect(await names(', neededBy: "2020-03-01"')).toEqual([]);
  });

  it('follows a change, and refuses what is no filter', async () => {
    const found = await asking.list('agency');
    expect(found).toContain(refs.ventilators);
    const query =
      'query Q($day: CalendarDate, $item: String, $after: String) { openRequests(neededBy: $day, item: $item, after: $after) { nodes { id } } }';
    for (const variables of [
      { day: '2020-02-30' },
      { item: 'x\u0000' },
      { after: 'nonsense' },
      { item: '' },
    ]) {
      const { errors } = await world.ask('dubaiOperator', query, variables);
      expect(errors[0].extensions.code).toBe('INVALID_INPUT');
    }
  });
});

describe('the news of requests', () => {
  const FEED = '{ feed(first: 100) { nodes { kind subject subjectId facts { name value } } } }';
  const newsOf = async (who: CastName, id: string) => {
    const { data } = await world.ask(who, FEED);
    return data.feed.nodes
      .filter(({ subjectId }: { subjectId: string }) => subjectId === id)
      .map(({ kind }: { kind: string }) => kind);
  };

  it('go to its agency and its hub, and to nobody else; a draft is no news', async () => {
    const { id } = await asking.draft();
    await asking.change(id, { urgency: 'STAT' });
    await world.settle();
    expect(await newsOf('agency', id)).toEqual([]);
    await asking.open(id);
    await asking.change(id, { urgency: 'ASAP' });
    await asking.close(id);
    await world.settle();
    for (const who of ['agency', 'operator'] as const)
      expect((await newsOf(who, id)).sort()).toEqual(['REQUEST_CHANGED', 'REQUEST_CLOSED', 'REQUEST_OPENED']);
    for (const who of ['otherAgency', 'donor', 'carrier', 'dubaiOperator'] as const)
      expect(await newsOf(who, id)).toEqual([]);
  });
});
