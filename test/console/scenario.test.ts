import type { Type } from '@nestjs/common';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { EnrolmentService } from '../../src/accounts/enrolment.service.js';
import { PasswordsService } from '../../src/accounts/passwords.service.js';
import { play } from '../../src/console/scenario/play.js';
import { SPRING_2020 } from '../../src/console/scenario/spring-2020.data.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { asSuperuser } from '../world/cluster.js';
import type { World } from '../world/world.js';
import { startDemoWorld } from './demo-world.js';

let world: World;
beforeAll(async () => {
  world = await startDemoWorld({ HUB_DEMO: 'embedded' });
  await enrolAtSciensano('agency@sciensano.example');
});
afterAll(() => world.close());

/** The people of the stories have a Sciensano of their own, so the demo's has no member here. */
async function enrolAtSciensano(email: string): Promise<void> {
  const get = <Service>(type: Type<Service>) => world.api.get(type, { strict: false });
  const passwordHash = await get(PasswordsService).hash('liege-march-2020');
  await get(UnitOfWork).write(systemPrincipal('console', 'test'), async (tx) => {
    const organisation = await get(AccountsService).organisationByCode(tx, 'SCIENSANO');
    if (!organisation) throw new Error('The stories have no Sciensano');
    const member = { organisation, email, displayName: 'Agency', passwordHash, roles: ['AGENCY'] as const };
    await get(EnrolmentService).enrol(tx, member);
  });
}

const PATH = `{ consignmentPath(reference: "JMF-2020-03-18") { totals { announced accepted refused atHub onTheWay } } }`;

let last = 0;

async function playUntil(until: string): Promise<string> {
  let text = '';
  const paper = { write: (line: string) => (text += line) };
  // The clock only goes forward, as the command sees to it.
  const moveClock = async (time: Date) => {
    if (time.getTime() > last) await world.setClock(time.toISOString());
    last = Math.max(last, time.getTime());
  };
  await play(SPRING_2020, { url: world.url, until: new Date(until), moveClock }, paper);
  return text;
}

const signedIn = async (email: string) => {
  const { data } = await world.ask(
    null,
    'mutation S($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }',
    { input: { email, password: 'liege-march-2020' } },
  );
  return data.signIn.accessToken as string;
};

describe('hub scenario spring-2020', () => {
  it('brings the shared charter of 18 March to three doors, with the books even every evening', async () => {
    const text = await playUntil('2020-03-20T08:30:00Z');
    expect(text).toContain('2020-03-16 16:00  JMF-2020-03-16    counted in\n');
    expect(text).toContain('2020-03-20 07:00  JMF-2020-03-18    delivered to SI-DEFENCE\n');
    expect(text.match(/evening: the books of \d consignment\(s\) are even/g)).toHaveLength(6);
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await signedIn('donor@jackma.example')}`,
      },
      body: JSON.stringify({ query: PATH }),
    });
    const { data } = (await response.json()) as { data: { consignmentPath: { totals: unknown } } };
    expect(data.consignmentPath.totals).toEqual([
      { announced: 1_280_000, accepted: 1_279_600, refused: 400, atHub: 0, onTheWay: 0 },
    ]);
  });

  it('played again finds everything done, and records nothing more', async () => {
    const recorded = () =>
      asSuperuser(
        async (client) => (await client.query('SELECT count(*)::int AS n FROM event')).rows[0].n,
        world.database,
      );
    const before = await recorded();
    expect(await playUntil('2020-03-20T08:30:00Z')).toContain('delivered to SI-DEFENCE');
    expect(await recorded()).toBe(before);
  });
});
