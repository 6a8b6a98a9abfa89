import {
  erasePerson,
  forgetAddress,
  type PersonToErase,
  personToErase,
} from '../../accounts/erasure.service.js';
import { eraseWords, sealedMentions } from '../../history/words-erasure.store.js';
import { asOwner } from '../../platform/database/owner-query.js';
import { eraseAnswers, eraseWritten, patternOf } from '../../platform/database/personal-data.js';
import type { Query } from '../../platform/database/reference-loader.js';
import { type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import { burnLetters } from './letters.js';

export interface ErasureCount {
  /** Public id of the member; null for an address that nobody signs in with. */
  readonly member: string | null;
  readonly texts: number;
  readonly answers: number;
  readonly letters: number;
  /** Sealed rows that name the person: they stay. */
  readonly sealed: number;
}

/** Who would be erased. @throws SettingsProblem for an id that is nobody's */
export async function lookUp(settings: Settings, known: string): Promise<PersonToErase | null> {
  const person = await asOwner(settings, (query) => personToErase(query, known));
  if (person || known.includes('@')) return person;
  throw new SettingsProblem(`No member has the id ${known}.`);
}

/**
 * Erases a person: name, address, sign-in, all that she wrote in her own words, and whatever else names her. What she did
 * stays, and its history still verifies. Done again it finds nothing more.
 * @throws SettingsProblem for a reason that names the person: it would be kept
 */
export async function erase(settings: Settings, known: string, why: string): Promise<ErasureCount> {
  const person = await lookUp(settings, known);
  const names = namesOf(person, known.toLowerCase());
  if (names.some((name) => why.toLowerCase().includes(name.toLowerCase())))
    throw new SettingsProblem('The reason names the person, and it is kept. Say why without the name.');
  const email = person?.email ?? known.toLowerCase();
  const counted = await asOwner(settings, (query) =>
    eraseRows(query, settings, { person, names, email, why }),
  );
  return { ...counted, letters: await burnLetters(settings.HUB_MAIL_DIR, email) };
}

interface Asked {
  readonly person: PersonToErase | null;
  readonly names: readonly string[];
  readonly email: string;
  readonly why: string;
}

async function eraseRows(
  query: Query,
  settings: Settings,
  { person, names, email, why }: Asked,
): Promise<Omit<ErasureCount, 'letters'>> {
  const erasure = { actorIds: person?.actorIds ?? [], names };
  const pattern = patternOf(names);
  const written = await eraseWritten(query, erasure);
  const words = await eraseWords(query, erasure.actorIds, pattern);
  const answers = await eraseAnswers(query, erasure);
  await forgetAddress(query, email, settings);
  if (person) await erasePerson(query, person, why);
  const sealed = await sealedMentions(query, pattern);
  return { member: person?.publicId ?? null, texts: written + words, answers, sealed };
}

/** The address; and the name, unless it is one word that many texts may hold. */
function namesOf(person: PersonToErase | null, known: string): string[] {
  if (!person) return [known];
  const { email, displayName } = person;
  return /\S\s+\S/.test(displayName.trim()) ? [email, displayName.trim()] : [email];
}
