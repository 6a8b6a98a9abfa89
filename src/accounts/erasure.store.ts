import type { Query } from '../platform/database/reference-loader.js';

export interface FoundPerson {
  readonly memberId: number;
  readonly actorId: number;
  readonly publicId: string;
  readonly email: string;
  readonly displayName: string;
}

export interface PlaceOfPerson {
  readonly organisationId: number;
  readonly streamId: string;
  readonly hubId: number;
}

/** @param known an address or a public id */
export async function findPerson(query: Query, known: string): Promise<FoundPerson | null> {
  const [person] = (await query(
    `SELECT id AS "memberId", actor_id AS "actorId", public_id AS "publicId", email, display_name AS "displayName"
       FROM member WHERE email = lower($1) OR public_id::text = lower($1)`,
    [known],
  )) as FoundPerson[];
  return person ?? null;
}

/** The person's own and those of all shifts. */
export async function actorsOf(query: Query, actorId: number): Promise<number[]> {
  const rows = (await query('SELECT id FROM actor WHERE id = $1 OR member_actor_id = $1', [actorId])) as {
    id: number;
  }[];
  return rows.map(({ id }) => id);
}

/** Organisations that the person is or was a member of, in the order of their streams. */
export async function placesOf(query: Query, memberId: number): Promise<PlaceOfPerson[]> {
  return (await query(
    `SELECT o.id AS "organisationId", o.stream_id AS "streamId", coalesce(o.hub_id, 0) AS "hubId"
       FROM membership s JOIN organisation o ON o.id = s.organisation_id WHERE s.member_id = $1 ORDER BY o.stream_id`,
    [memberId],
  )) as PlaceOfPerson[];
}

const OF_MEMBER = [
  'UPDATE membership SET ended_at = coalesce(ended_at, now()) WHERE member_id = $1',
  'DELETE FROM refresh_token WHERE session_id IN (SELECT id FROM session WHERE member_id = $1)',
  'DELETE FROM session WHERE member_id = $1',
  'DELETE FROM badge WHERE member_id = $1',
  'DELETE FROM member_identity WHERE member_id = $1',
  `UPDATE shift SET ended_at = coalesce(ended_at, now()), end_reason = coalesce(end_reason, 'LEFT') WHERE member_id = $1`,
];

/** Leaves a member without a name, an address and a way in: rows of the history still point to somebody. */
export async function eraseMember(query: Query, memberId: number, name: string): Promise<void> {
  for (const statement of OF_MEMBER) await query(statement, [memberId]);
  await query(
    `UPDATE member SET email = 'erased-' || public_id || '@erased.invalid', display_name = $2, password_hash = ''
      WHERE id = $1`,
    [memberId, name],
  );
}

/** @param digest of the address, where the secret of the digests is known */
export async function eraseAddress(query: Query, email: string, digest: Buffer | null): Promise<void> {
  await query('DELETE FROM invitation WHERE email = $1', [email]);
  await query('DELETE FROM password_reset WHERE email = $1', [email]);
  if (digest) await query('DELETE FROM sign_in_failure WHERE address_digest = $1', [digest]);
}
