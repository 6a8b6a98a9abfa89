import type { INestApplicationContext } from '@nestjs/common';
import { AccessTokens } from '../../src/accounts/access-tokens.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { EnrolmentService } from '../../src/accounts/enrolment.service.js';
import { MemberStore } from '../../src/accounts/member.store.js';
import type { OrganisationKind } from '../../src/accounts/organisation.lifecycle.js';
import { PasswordsService } from '../../src/accounts/passwords.service.js';
import { PlacesService } from '../../src/places/places.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { type Principal, type Role, systemPrincipal } from '../../src/platform/principal/principal.js';

export const PASSWORD = 'correct horse battery staple';

/** Everybody of the stories: organisation code, kind, and who is in it. */
const ORGANISATIONS: readonly {
  code: string;
  kind: OrganisationKind;
  name: string;
  country: string;
  hub?: string;
  members: Record<string, Role[]>;
}[] = [
  {
    code: 'LIEGE-HUB',
    kind: 'HUB',
    name: 'Liège hub',
    country: 'BE',
    hub: 'LGG',
    members: {
      operator: ['OPERATOR'],
      operator2: ['OPERATOR'],
      supervisor: ['SUPERVISOR'],
      administrator: ['ADMINISTRATOR'],
    },
  },
  {
    code: 'DUBAI-HUB',
    kind: 'HUB',
    name: 'Dubai hub',
    country: 'AE',
    hub: 'DXB',
    members: { dubaiOperator: ['OPERATOR', 'SUPERVISOR'] },
  },
  {
    code: 'JACK-MA',
    kind: 'DONOR',
    name: 'Jack Ma Foundation',
    country: 'CN',
    members: { donor: ['DONOR', 'ADMINISTRATOR'] },
  },
  {
    code: 'ALIBABA',
    kind: 'DONOR',
    name: 'Alibaba Foundation',
    country: 'CN',
    members: { otherDonor: ['DONOR'] },
  },
  { code: 'CRI', kind: 'AGENCY', name: 'Italian Red Cross', country: 'IT', members: { agency: ['AGENCY'] } },
  {
    code: 'SCIENSANO',
    kind: 'AGENCY',
    name: 'Sciensano',
    country: 'BE',
    members: { otherAgency: ['AGENCY'] },
  },
  { code: 'TRUCKS', kind: 'CARRIER', name: 'A carrier', country: 'BE', members: { carrier: ['CARRIER'] } },
  {
    code: 'OTHER-TRUCKS',
    kind: 'CARRIER',
    name: 'Another carrier',
    country: 'BE',
    members: { otherCarrier: ['CARRIER'] },
  },
];

export type CastName =
  | 'operator'
  | 'operator2'
  | 'supervisor'
  | 'administrator'
  | 'dubaiOperator'
  | 'donor'
  | 'otherDonor'
  | 'agency'
  | 'otherAgency'
  | 'carrier'
  | 'otherCarrier';

/** Everybody of the cast. */
export const CAST_NAMES = ORGANISATIONS.flatMap(({ members }) => Object.keys(members)) as CastName[];

export interface CastMember {
  readonly email: string;
  readonly organisation: string;
  readonly principal: Principal;
  /** An access token that holds for some minutes. */
  readonly token: string;
}
export type Cast = Readonly<Record<CastName, CastMember>>;

/** Writes the organisations and members of the stories and signs a token for each. */
export async function makeCast(app: INestApplicationContext): Promise<Cast> {
  const passwordHash = await app.get(PasswordsService, { strict: false }).hash(PASSWORD);
  const cast: Partial<Record<CastName, CastMember>> = {};
  for (const one of ORGANISATIONS) {
    for (const [name, member] of await makeOrganisation(app, one, passwordHash)) cast[name] = member;
  }
  return cast as Cast;
}

async function makeOrganisation(
  app: INestApplicationContext,
  one: (typeof ORGANISATIONS)[number],
  passwordHash: string,
) {
  const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });
  const work = get(UnitOfWork);
  const { organisation, hubId } = await work.write(systemPrincipal('console', 'cast'), async (tx) => {
    const id = one.hub ? ((await get(PlacesService).hubByCode(tx, one.hub))?.id ?? 0) : 0;
    const { code, kind, name, country } = one;
    return {
      organisation: await get(AccountsService).register(tx, { code, kind, name, country, hubId: id || null }),
      hubId: id,
    };
  });
  const members: [CastName, CastMember][] = [];
  for (const [name, roles] of Object.entries(one.members)) {
    const email = `${name.toLowerCase()}@example.org`;
    const known = await work.write(systemPrincipal('console', 'cast'), async (tx) => {
      await get(EnrolmentService).enrol(tx, { organisation, email, displayName: name, passwordHash, roles });
      return get(MemberStore).byEmail(tx, email);
    });
    if (!known) throw new Error(`${email} was not enrolled`);
    const principal: Principal = {
      kind: 'member',
      actorId: known.actorId,
      actorUuid: known.publicId,
      organisationId: organisation.id,
      organisationUuid: organisation.publicId,
      roles,
      hubId,
      requestId: 'cast',
    };
    const { token } = await get(AccessTokens).sign(principal);
    members.push([name as CastName, { email, organisation: one.code, principal, token }]);
  }
  return members;
}
