import { ACTOR, administered, either, HUB, isKind, ORGANISATION, SOMEBODY, seen } from './conditions.js';
import { type Wall, wall } from './wall.js';

/** Whoever is at the door is not known yet: signing in, refreshing, showing a key or the token of a shift. */
const DOOR = isKind('door', 'console');
/** Whoever shows a token out of a letter: an invitation, or a new password. */
const LETTER = isKind('letter');
const EITHER_DOOR = isKind('door', 'letter', 'console');
/** Whoever makes somebody a member may find a person that other organisations know, by the whole address. */
const REGISTRAR = isKind('door', 'letter', 'console', 'registrar');

const SELF = seen('member m', `m.id = member_id AND m.actor_id = ${ACTOR}`);

/** A provisional organisation is known to those who typed it, to the hub that decides, and where it is used. */
const KNOWN = either(
  "status IN ('CONFIRMED', 'MERGED')",
  `proposed_by = ${ORGANISATION}`,
  `proposed_to = ${HUB}`,
  `id = ${ORGANISATION}`,
  seen('dispatch d', 'd.agency_id = organisation.id'),
  seen('transport t', 't.carrier_id = organisation.id'),
);

/** What the worker, which was granted little of it, sees in no other role. */
const PERSONS: Readonly<Record<string, Wall>> = {
  membership: wall(either(EITHER_DOOR, `actor_id = ${ACTOR}`, administered('organisation_id')), {
    insert: either(EITHER_DOOR, administered('organisation_id')),
    update: either(EITHER_DOOR, administered('organisation_id')),
  }),
  member: wall(either(REGISTRAR, `actor_id = ${ACTOR}`, seen('membership s', 's.member_id = member.id')), {
    insert: REGISTRAR,
    update: either(EITHER_DOOR, `actor_id = ${ACTOR}`),
  }),
  member_identity: wall(either(EITHER_DOOR, SELF), { insert: EITHER_DOOR }),
  session: wall(either(EITHER_DOOR, SELF, administered('organisation_id'))),
  refresh_token: wall(either(EITHER_DOOR, seen('session s', 's.id = session_id'))),
  api_key: wall(either(DOOR, administered('organisation_id'))),
  badge: wall(administered('organisation_id')),
  shift: wall(either(DOOR, administered('organisation_id'))),
  invitation: wall(either(LETTER, administered('organisation_id'))),
  password_reset: wall(
    either(LETTER, seen('member m', `m.email = password_reset.email AND m.actor_id = ${ACTOR}`)),
  ),
};

/** Who is who. Each reads only tables that stand above it here, or goods. */
export const ACCOUNTS_WALLS: Readonly<Record<string, Wall>> = {
  // A number, what kind of being it stands for, and an id: the name is in `member` or `api_key`.
  actor: wall(SOMEBODY),
  organisation: wall(KNOWN, {
    insert: either(
      `(${HUB} IS NOT NULL AND registered_by = ${ORGANISATION})`,
      `proposed_by = ${ORGANISATION}`,
      isKind('console'),
    ),
    update: either(`proposed_to = ${HUB}`, isKind('console')),
  }),
  ...Object.fromEntries(Object.entries(PERSONS).map(([table, rows]) => [table, { ...rows, apiOnly: true }])),
};
