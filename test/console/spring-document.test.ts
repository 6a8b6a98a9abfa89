import { SPRING_2020 } from '../../src/console/scenario/spring-2020.data.js';
import { readDocument } from '../docs/markdown.js';
import { Spring } from './spring.js';

// All of spring is played first, and the machine may have much else to do.
jest.setTimeout(900_000);

let spring: Spring;
beforeAll(async () => {
  spring = await Spring.start();
  expect(await spring.moveTo('2020-06-14T00:00:00Z')).toMatchObject({ failed: 0, passedOver: 0, waiting: 0 });
});
afterAll(() => spring?.world.close());

interface Told {
  readonly name: string;
  readonly email: string;
  readonly query: string;
  /** What the document says comes out of it. */
  readonly answer: string | null;
}

const BLOCKS = /^```graphql\n([\s\S]*?)^```\n(?:\n```json\n([\s\S]*?)^```\n)?/gm;

/** Each query of a document, the person who is named before it, and the answer that follows at once. */
function toldIn(text: string): Told[] {
  return [...text.matchAll(BLOCKS)].map(({ 1: query = '', 2: answer = null, index }) => {
    const email = [...text.slice(0, index).matchAll(/`([\w.]+@[\w.]+)`/g)].at(-1)?.[1] ?? '';
    const [, name = ''] = /query (\w+)/.exec(query) ?? [];
    return { name, email, query, answer };
  });
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The answer with every list cut where the printed one says "…". */
function asPrinted(found: Json, printed: Json | undefined): Json {
  if (Array.isArray(found) && Array.isArray(printed)) {
    const cut = printed.at(-1) === '…' ? printed.length - 1 : found.length;
    const shown = found.slice(0, cut).map((one, n) => asPrinted(one, printed[n]));
    return cut < found.length ? [...shown, '…'] : shown;
  }
  if (found === null || typeof found !== 'object' || Array.isArray(found)) return found;
  const entries = Object.entries(found as { readonly [name: string]: Json });
  const inside = (printed ?? {}) as { readonly [name: string]: Json };
  return Object.fromEntries(entries.map(([name, value]) => [name, asPrinted(value, inside[name])]));
}

const told = toldIn(readDocument('docs/spring-2020.md'));

it('docs/spring-2020.md follows the pledge and each donation, and the train to its papers', () => {
  expect(told.map(({ name }) => name)).toEqual([
    'Promises',
    'Gift',
    'Delivered',
    'Shared',
    'Split',
    'Further',
    'Books',
    'SevenMillion',
    'Flight',
    'Train',
    'Papers',
    'Arrived',
  ]);
});

it('names a source for everything that is played', () => {
  const text = readDocument('docs/spring-2020.md');
  for (const { reference, grounds } of SPRING_2020.donations) {
    expect(text).toContain(reference);
    for (const source of grounds.sources) expect(text).toContain(`\n[${source}]: https://`);
  }
});

it.each(told.map((one) => [one.name, one] as const))(
  '%s: the answer is the one that is printed',
  async (_, one) => {
    const { data, errors } = await spring.ask(one.email, one.query);
    expect(errors).toEqual([]);
    expect(one.answer).not.toBeNull();
    const answer = JSON.parse(one.answer ?? '');
    expect(asPrinted(data, answer)).toEqual(answer);
  },
);
