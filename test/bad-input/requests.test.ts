import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isInputObjectType } from 'graphql';
import request from 'supertest';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { BAD_REQUESTS } from './catalogue.js';
import { Chance } from './chance.js';
import { UNLIMITED } from './fuzz.js';
import { NASTY_TEXTS } from './values.js';
import { Writer } from './writer.js';

let world: World;
beforeAll(async () => {
  world = await startWorld(UNLIMITED);
});
afterAll(() => world.close());

const post = (body: string) =>
  request(world.url)
    .post('/graphql')
    .set('content-type', 'application/json')
    .set('accept', 'application/graphql-response+json')
    .set('authorization', `Bearer ${world.cast.operator.token}`)
    .send(body);

describe('the door survives', () => {
  it.each(BAD_REQUESTS.map((bad) => [bad.what, bad] as const))('%s', async (_, { body, status, code }) => {
    const answer = await post(body);
    expect({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({
      status,
      code,
    });
    expect(answer.body.errors.length).toBeLessThanOrEqual(5);
    expect(answer.body.data).toBeUndefined();
    expect(answer.text).not.toMatch(/node_modules|\bat \w+ \(|stack/);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect((await world.ask('operator', '{ me { id } }')).status).toBe(200);
  });

  it.each(['\u0000', 'a\u0000b', '\ud800', 'x\udfffy'])(
    '%j in a text, as a refusal that names it',
    async (bad) => {
      const answer = await world.act('donor', 'announceConsignment', announcement({ purpose: bad }));
      expect(answer).toMatchObject({ __typename: 'Refusal', code: 'INVALID_INPUT', field: 'purpose' });
    },
  );
});

describe('every operation', () => {
  it('takes every nasty text in every argument as text, and none makes a fault of it', async () => {
    const chance = new Chance(20_200_313);
    const { schema } = world.api.get(GraphQLSchemaHost, { strict: false });
    const writer = new Writer(schema, chance);
    const faults: string[] = [];
    for (const who of ['operator', 'administrator', 'donor', 'agency'] as const) {
      for (let round = 0; round < 2; round += 1) {
        for (const { name, query, variables } of writer.every()) {
          const { status, errors } = await world.ask(who, query, variables);
          const codes = errors.map(({ extensions }) => extensions.code);
          if (status >= 500 || codes.includes('INTERNAL'))
            faults.push(
              `${who} ${name} ${JSON.stringify(variables)}: ${status} ${JSON.stringify(errors[0])}`,
            );
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('that searches takes the signs of LIKE and of SQL for letters', async () => {
    const found = async (search: string) => {
      const { data, errors } = await world.ask(
        'operator',
        'query ($s: String) { items(search: $s, first: 100) { nodes { code } } }',
        { s: search },
      );
      return errors.length > 0 ? errors[0].extensions.code : data.items.nodes.length;
    };
    expect(await found('mask')).toBeGreaterThan(0);
    for (const sign of ['%', '_', '\\', '%%', "'"]) expect(await found(sign)).toBe('INVALID_INPUT');
    expect(await found('m_sk')).toBe(0);
    expect(await found('m%k')).toBe(0);
    for (const nasty of NASTY_TEXTS) expect(await found(nasty)).not.toBe('INTERNAL');
  });

  it('takes no status, owner, author or time of its making from its caller', () => {
    const { schema } = world.api.get(GraphQLSchemaHost, { strict: false });
    const given = Object.values(schema.getTypeMap()).flatMap((type) =>
      isInputObjectType(type)
        ? Object.keys(type.getFields())
            .filter((name) =>
              /^(?:status|state|organisationId|ownerId|role|actorId|createdAt|id|version)$/.test(name),
            )
            .map((name) => `${type.name}.${name}`)
        : [],
    );
    // What an act is about, and nothing else.
    expect(given.filter((name) => !/^(?:Resend|Retry|Revoke)\w+Input\.id$/.test(name))).toEqual([]);
  });
});
