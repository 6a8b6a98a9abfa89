import { recordServerAct } from '../history/server-act.store.js';
import { Words } from '../history/words.js';
import type { Query } from '../platform/database/reference-loader.js';
import type { Settings } from '../platform/settings/settings.js';
import {
  actorsOf,
  eraseAddress,
  eraseMember,
  type FoundPerson,
  findPerson,
  type PlaceOfPerson,
  placesOf,
} from './erasure.store.js';
import { Keyring } from './keyring.js';
import { OrganisationEvent } from './organisation.events.js';

/** How a person is called who asked to be forgotten. */
export const ERASED_PERSON = 'Erased person';

export interface PersonToErase extends FoundPerson {
  readonly actorIds: readonly number[];
  readonly places: readonly PlaceOfPerson[];
}

/** Null when nobody has this address or id. */
export async function personToErase(query: Query, known: string): Promise<PersonToErase | null> {
  const person = await findPerson(query, known);
  if (!person) return null;
  const { actorId, memberId } = person;
  return { ...person, actorIds: await actorsOf(query, actorId), places: await placesOf(query, memberId) };
}

/** Takes name, address and every way in from a member, and tells it in the stream of each organisation. */
export async function erasePerson(query: Query, person: PersonToErase, why: string): Promise<void> {
  const reason = new Words(why);
  for (const { streamId, hubId, organisationId } of person.places) {
    const audit = { subjectKind: 'member', subject: person.publicId, organisationId, reason };
    await recordServerAct(query, { streamId, hubId, code: OrganisationEvent.PERSON_ERASED, audit });
  }
  await eraseMember(query, person.memberId, ERASED_PERSON);
}

/** Invitations, requests for a new password and counted failures of an address, whosever it is. */
export async function forgetAddress(query: Query, email: string, settings: Settings): Promise<void> {
  const digest = settings.TOKEN_SECRET ? new Keyring(settings).digest('address', email) : null;
  await eraseAddress(query, email, digest);
}
