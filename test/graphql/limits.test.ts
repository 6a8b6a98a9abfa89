import { usualGraphqlLimits } from '../../src/platform/graphql/limits.js';
import { Api, PRODUCTION, settingsOf } from './api.js';

/** Written as often as asked, with the number in place of `#`. */
const times = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => text.replaceAll('#', String(index))).join(' ');

const refusedFor = (measure: string) => expect.stringContaining(`\`${measure}\``);

describe('limits', () => {
  let api: Api;
  const { fields, aliases, rootFields, directives } = usualGraphqlLimits;

  beforeAll(async () => {
    api = await Api.start();
  });
  afterAll(() => api.stop());

  const askAs = async (query: string, variables?: object) => {
    const { status, body } = await api.ask(query, 'OPERATOR', variables);
    return { status, code: body.errors?.[0].extensions.code, message: body.errors?.[0].message, ...body };
  };

  test('too many root fields, aliases, directives and fields are TOO_LARGE and 400', async () => {
    const cases = [
      ['rootFields', `{ ${times(rootFields + 1, 'whoAmI ')} }`],
      ['aliases', `{ pallet(cartons: 1) { ${times(aliases + 1, 'a#: id')} } }`],
      ['directives', `{ pallet(cartons: 1) { ${times(directives + 1, 'id @include(if: true)')} } }`],
      [
        'fields',
        `{ pallet(cartons: 1) { ${times(fields / 50, '...f')} } } fragment f on Pallet { ${times(50, 'id')} }`,
      ],
    ] as const;
    for (const [measure, query] of cases) {
      expect(await askAs(query)).toMatchObject({
        status: 400,
        code: 'TOO_LARGE',
        message: refusedFor(measure),
      });
    }
  });

  test('what is exactly at a limit passes', async () => {
    const { status } = await askAs(`{ pallet(cartons: 1) { ${times(aliases, 'a#: id')} } }`);
    expect(status).toBe(200);
  });

  test('a fragment counts wherever it is spread, and measuring it takes no time', async () => {
    // Each spreads the next one twice: the last field stands there 2 to the power of 30 times.
    const bomb = times(30, 'fragment f# on Pallet { ...g# ...g# } fragment g# on Pallet { ...n# }')
      .replace(/n(\d+)/g, (_, index: string) => `f${Number(index) + 1}`)
      .concat(' fragment f30 on Pallet { a: id }');
    const { status, code, message } = await askAs(`{ pallet(cartons: 1) { ...f0 } } ${bomb}`);
    expect({ status, code }).toEqual({ status: 400, code: expect.stringMatching(/TOO_LARGE|VALIDATION/) });
    expect(message).toMatch(/too large|recursive/i);
  });

  test('a document of too many tokens is not parsed to its end', async () => {
    const { status, code, message } = await askAs(`{ ${times(usualGraphqlLimits.tokens, 'whoAmI')} }`);
    expect({ status, code }).toEqual({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
    expect(message).toMatch(/more that 2000 tokens/);
  });

  test('depth is limited, also through connections', async () => {
    const deep = await Api.start({ graphql: { limits: { depth: 3 } } });
    const query = '{ palletList(first: 1) { edges { node { id } } } }';
    const { status, body } = await deep.ask(query, 'OPERATOR');
    await deep.stop();
    expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 400, code: 'TOO_LARGE' });
    expect(body.errors[0].message).toEqual(refusedFor('depth'));
  });

  test('the cost stands in the extensions: rows of the page times what each of them costs', async () => {
    const limit = usualGraphqlLimits.cost;
    const ten = await askAs('{ palletList(first: 10) { edges { node { id } } } }');
    // The connection 1, its edges 1, and a node for each of ten rows.
    expect(ten.extensions).toEqual({ cost: { estimated: 12, limit } });
    const variable = await askAs('query ($n: Int) { palletList(first: $n) { nodes { id } } }', { n: 100 });
    expect(variable.extensions).toEqual({ cost: { estimated: 2, limit } });
    const usual = await askAs('query ($n: Int) { palletList(first: $n) { edges { node { id } } } }');
    expect(usual.extensions).toEqual({ cost: { estimated: 22, limit } });
  });

  test('a mutation costs ten, and so does every one of several', async () => {
    const input =
      '{ idempotencyKey: "k", label: "l", cartons: 1, expiry: "2022-01-01", occurredAt: "2020-01-01T00:00:00Z" }';
    const { extensions } = await askAs(
      `mutation { ${times(2, `m#: receivePallet(input: ${input}) { __typename ... on Pallet { id } }`)} }`,
    );
    expect(extensions.cost.estimated).toBe(20);
  });

  test('what is too costly does not run', async () => {
    const cheap = await Api.start({ graphql: { limits: { cost: 20 } } });
    const { status, body } = await cheap.ask(
      '{ palletList(first: 100) { edges { node { id } } } }',
      'OPERATOR',
    );
    await cheap.stop();
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toEqual({ code: 'TOO_COSTLY', cost: 102, limit: 20 });
    expect(body.data).toBeUndefined();
  });

  test('an answer tells five errors and how many more there were, of the document as of its fields', async () => {
    const wrong = await askAs(`{ ${times(8, 'w#: nothing#')} }`);
    expect(wrong.errors).toHaveLength(5);
    expect(wrong.extensions).toEqual({ errorsLeftOut: 3 });
    const broken = await askAs(`{ ${times(8, 'p#: pallet(cartons: #) { twice }')} }`);
    expect(broken.errors).toHaveLength(5);
    expect(broken.extensions).toMatchObject({ errorsLeftOut: 3, cost: { estimated: 8 } });
    const five = await askAs(`{ ${times(5, 'p#: pallet(cartons: #) { twice }')} }`);
    expect(five.errors).toHaveLength(5);
    expect(five.extensions).not.toHaveProperty('errorsLeftOut');
  });

  test('operations in a batch are not taken', async () => {
    const { status, body } = await api.server
      .post('/graphql')
      .send([{ query: '{ whoAmI }' }, { query: '{ whoAmI }' }]);
    expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  test('introspection and suggestions: on by default, off in production, as the setting says', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const open = await askAs(getIntrospectionQuery());
    expect(open.data.__schema.queryType.name).toBe('Query');
    expect((await askAs('{ whoAmL }')).message).toMatch(/Did you mean "whoAmI"/);
    const production = { ...PRODUCTION, HUB_PUBLIC_URL: 'https://hub.example' };
    const closed = await Api.start({ settings: settingsOf(production) });
    const asked = await closed.ask('{ __schema { queryType { name } } }');
    const wrong = await closed.ask('{ whoAmL }');
    await closed.stop();
    expect(asked.status).toBe(400);
    expect(wrong.body.errors[0].message).not.toMatch(/Did you mean|whoAmI/);
  });
});
