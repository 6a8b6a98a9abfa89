import { readClock } from '../../platform/clock/clock.store.js';
import { examineMigrations, examineRoles, examineServer } from '../../platform/database/examination.js';
import { asOwner } from '../../platform/database/owner-query.js';
import type { Query } from '../../platform/database/reference-loader.js';
import { countRows } from '../../platform/database/table-rows.js';
import { describeProblem } from '../../platform/logging/redaction.js';
import type { Settings } from '../../platform/settings/settings.js';
import { bad, type Finding, look, ok } from './finding.js';

const OLDEST = 150_000;
/** Milliseconds between two clocks: what is odd, and what breaks tokens and due times. */
const ODD = 2_000;
const BROKEN = 30_000;

/** Everything that the database itself tells. When it does not answer, that is the one finding. */
export async function checkDatabase(settings: Settings): Promise<Finding[]> {
  try {
    return await asOwner(settings, (query) => examine(query, settings));
  } catch (problem) {
    const { message } = describeProblem(problem);
    return [bad(`Postgres does not answer (${message})`, 'Start it, or mend DATABASE_URL.')];
  }
}

async function examine(query: Query, settings: Settings): Promise<Finding[]> {
  const { version, superuser, ahead } = await examineServer(query);
  const findings = [
    version < OLDEST
      ? bad(`Postgres is of version ${version}`, 'Use 15 or newer.')
      : ok(`Postgres answers (${Math.floor(version / 10_000)}.${version % 10_000})`),
    ...(superuser && !settings.HUB_DEMO
      ? [look('DATABASE_URL names a superuser', 'Give the hub an owner of its own with CREATEROLE.')]
      : []),
    clockFinding(ahead),
    ...(await checkMigrations(query)),
  ];
  if (findings.some(({ health }) => health === 'bad')) return findings;
  return [...findings, ...(await checkRoles(query, settings)), ...(await checkContents(query, settings))];
}

export function clockFinding(ahead: number): Finding {
  const off = Math.abs(ahead);
  const what = `The clocks of this machine and of Postgres differ by ${(off / 1_000).toFixed(1)} s`;
  const advice = 'Let both follow the same time server (NTP).';
  if (off >= BROKEN) return bad(what, advice);
  return off >= ODD ? look(what, advice) : ok('The clocks of this machine and of Postgres agree');
}

async function checkMigrations(query: Query): Promise<Finding[]> {
  const { missing, unknown } = await examineMigrations(query);
  if (unknown.length > 0)
    return [bad('The database is of a newer version', 'Start that version of the hub, or restore a backup.')];
  if (missing.length > 0)
    return [bad(`${missing.length} migrations have not been run`, 'Run: hub migrate (npm run migrate)')];
  return [ok('The database is migrated to this version')];
}

async function checkRoles(query: Query, settings: Settings): Promise<Finding[]> {
  const roles = await examineRoles(query, settings);
  const wrong = [...roles].filter(([, problem]) => problem !== null);
  if (wrong.length === 0)
    return [ok('The four roles are there, let in, and may do no more than they should')];
  return wrong.map(([name, problem]) =>
    bad(`The role ${name} ${problem}`, 'Run hub migrate as the owner, with the passwords of the four roles.'),
  );
}

async function checkContents(query: Query, settings: Settings): Promise<Finding[]> {
  const clock = await readClock(query);
  return [
    ...(clock && !settings.HUB_DEMO
      ? [
          bad(
            "This hub has a demo's clock and is none",
            'Use another database: this one holds made-up events.',
          ),
        ]
      : [ok(clock ? "The hub lives by its demo's clock" : 'The hub lives in real time')]),
    ...((await countRows(query, ['member'])) === 0
      ? [look('Nobody can sign in', 'Make the first administrator: hub create-administrator')]
      : []),
  ];
}
