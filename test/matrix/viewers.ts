import { AccessTokens } from '../../src/accounts/access-tokens.js';
import { Keyring } from '../../src/accounts/keyring.js';
import type { Role } from '../../src/platform/principal/principal.js';
import { PARTIES, type Viewer } from './audience.js';
import type { Stage } from './stage.js';

/** Somebody who asks. */
export interface Asker {
  /** For a finding: `donor`, `the agency as ADMINISTRATOR`. */
  readonly name: string;
  readonly viewer: Viewer;
  readonly roles: readonly Role[];
  readonly token: string | null;
  /** Whether the token counts. */
  readonly known: boolean;
}

/** One person of each party, with every role there. */
export function whole(stage: Stage): Promise<Asker[]> {
  return Promise.all(
    PARTIES.map(async (party) => {
      const { roles, token } = stage.crew[party];
      return { name: party, viewer: party, roles, token: await token(), known: true };
    }),
  );
}

/** The same persons with one role only, a device and a shift. */
export async function narrow(stage: Stage): Promise<Asker[]> {
  const people = PARTIES.flatMap((party) =>
    stage.crew[party].roles.map(async (role) => ({
      name: `the ${party} as ${role}`,
      viewer: party,
      roles: [role],
      token: await stage.crew[party].token([role]),
      known: true,
    })),
  );
  const machines = (['hub', 'otherHub'] as const).flatMap((viewer) =>
    (['keyText', 'shift'] as const).map((thing) => ({
      name: `a ${thing} of the ${viewer}`,
      viewer,
      roles: ['OPERATOR', 'SUPERVISOR'] as Role[],
      token: stage.thing(`${viewer}.${thing}`),
      known: true,
    })),
  );
  return [...(await Promise.all(people)), ...machines];
}

/** Those who are nobody: without a token, or with one that does not count. */
export async function unknown({ world, crew, things }: Stage): Promise<Asker[]> {
  const keyring = world.api.get(Keyring, { strict: false });
  const stranger = new Keyring({ TOKEN_SECRET: 'the secret of another installation' });
  const signed = async (seconds: number, ring: Keyring) =>
    (await new AccessTokens({ ACCESS_TOKEN_SECONDS: seconds }, ring).sign(crew.hub.principal)).token;
  const tokens: [string, string | null][] = [
    ['no token', null],
    ['an expired token', await signed(-60, keyring)],
    ['a token of another installation', await signed(300, stranger)],
    ['a revoked key', things.get('hub.revoked') ?? ''],
    ['a key that nobody issued', `lgg_${'0'.repeat(32)}_${'x'.repeat(43)}`],
    ['nonsense', 'nonsense'],
  ];
  return tokens.map(([name, token]) => ({ name, viewer: 'nobody', roles: [], token, known: false }));
}
