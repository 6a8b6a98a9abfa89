import { AccessTokens } from '../../src/accounts/access-tokens.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { EnrolmentService } from '../../src/accounts/enrolment.service.js';
import { MemberStore } from '../../src/accounts/member.store.js';
import { PasswordsService } from '../../src/accounts/passwords.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { type Principal, type Role, systemPrincipal } from '../../src/platform/principal/principal.js';
import type { CastName } from '../world/cast.js';
import type { World } from '../world/world.js';
import { type Audience, PARTIES, type Party } from './audience.js';

/** Which organisation of the cast a party is, by one of its members, and every role that somebody may have there. */
const ORGANISATIONS: Readonly<Record<Party, { like: CastName; roles: Role[] }>> = {
  hub: { like: 'operator', roles: ['OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR'] },
  otherHub: { like: 'dubaiOperator', roles: ['OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR'] },
  donor: { like: 'donor', roles: ['DONOR', 'ADMINISTRATOR'] },
  otherDonor: { like: 'otherDonor', roles: ['DONOR', 'ADMINISTRATOR'] },
  agency: { like: 'agency', roles: ['AGENCY', 'ADMINISTRATOR'] },
  otherAgency: { like: 'otherAgency', roles: ['AGENCY', 'ADMINISTRATOR'] },
  carrier: { like: 'carrier', roles: ['CARRIER', 'ADMINISTRATOR'] },
  otherCarrier: { like: 'otherCarrier', roles: ['CARRIER', 'ADMINISTRATOR'] },
};

export const CREW_PASSWORD = 'every one of the crew has this';

export interface CrewMember {
  readonly party: Party;
  readonly roles: readonly Role[];
  /** Code of the organisation. */
  readonly organisation: string;
  readonly email: string;
  /** Public id of the person. */
  readonly id: string;
  readonly principal: Principal;
  /** A new access token, with all roles or some. */
  token(roles?: readonly Role[]): Promise<string>;
}
export type Crew = Readonly<Record<Party, CrewMember>>;

/** One person in each organisation, with every role there: what may leak, leaks to that person. */
export async function enlist(world: World, audience: Audience): Promise<Crew> {
  const members: [Party, CrewMember][] = [];
  for (const party of PARTIES) members.push([party, await enlistOne(world, audience, party)]);
  return Object.fromEntries(members) as Crew;
}

async function enlistOne(world: World, audience: Audience, party: Party): Promise<CrewMember> {
  const get = <T>(type: new (...args: never[]) => T): T => world.api.get(type, { strict: false });
  const { like, roles } = ORGANISATIONS[party];
  const { organisation, principal: model } = world.cast[like];
  const displayName = audience.canary(`a person of the ${party}`, party);
  const email = `${displayName.toLowerCase()}@example.org`;
  const passwordHash = await get(PasswordsService).hash(CREW_PASSWORD);
  const person = await get(UnitOfWork).write(systemPrincipal('console', 'crew'), async (tx) => {
    const found = await get(AccountsService).organisationByCode(tx, organisation);
    if (!found) throw new Error(`There is no ${organisation}`);
    await get(EnrolmentService).enrol(tx, { organisation: found, email, displayName, passwordHash, roles });
    return get(MemberStore).byEmail(tx, email);
  });
  if (!person) throw new Error(`${email} was not enrolled`);
  const principal: Principal = { ...model, actorId: person.actorId, actorUuid: person.publicId, roles };
  const token = async (only: readonly Role[] = roles) =>
    (await get(AccessTokens).sign({ ...principal, roles: only })).token;
  return { party, roles, organisation, email, id: person.publicId, principal, token };
}
