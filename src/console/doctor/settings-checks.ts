import { isWeakKey, isWeakPassword } from '../../platform/settings/secret-strength.js';
import { loadSettings, type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import type { Environment } from '../command-adder.js';
import { bad, type Finding, look, ok } from './finding.js';

/** The settings as each process reads them. */
export function checkDoors(environment: Environment): { settings: Settings | null; findings: Finding[] } {
  let settings: Settings | null = null;
  const findings = (['cli', 'worker', 'api'] as const).map((door) => {
    try {
      settings = loadSettings(door, environment);
      return ok(`The settings let the ${door} start`);
    } catch (problem) {
      if (!(problem instanceof SettingsProblem)) throw problem;
      return bad(`The ${door} does not start with these settings`, problem.message.replaceAll('\n', ' '));
    }
  });
  return {
    settings: findings[0]?.health === 'ok' ? (settings ?? loadSettings('cli', environment)) : null,
    findings,
  };
}

/** Length and variety only: nothing of a secret is ever shown. */
export function checkSecrets(settings: Settings): Finding[] {
  const { TOKEN_SECRET, DATABASE_API_PASSWORD, DATABASE_WORKER_PASSWORD, DATABASE_RELAY_PASSWORD } = settings;
  const passwords = {
    DATABASE_API_PASSWORD,
    DATABASE_WORKER_PASSWORD,
    DATABASE_RELAY_PASSWORD,
    DATABASE_AUDITOR_PASSWORD: settings.DATABASE_AUDITOR_PASSWORD,
  };
  const given = Object.entries(passwords).filter(([, value]) => value !== undefined);
  const weak = [
    ...(TOKEN_SECRET && isWeakKey(TOKEN_SECRET) ? ['TOKEN_SECRET'] : []),
    ...given.filter(([, value]) => isWeakPassword(value ?? '')).map(([name]) => name),
  ];
  const shared = new Set([TOKEN_SECRET, ...given.map(([, value]) => value)]).size < given.length + 1;
  const problem = settings.NODE_ENV === 'production' ? bad : look;
  const findings = weak.map((name) => problem(`${name} is easy to guess`, 'Draw it: openssl rand -hex 32'));
  if (shared) findings.push(problem('Two secrets are the same', 'Draw one for each: openssl rand -hex 32'));
  return findings.length > 0
    ? findings
    : [ok('The secrets that are given here are long, mixed and different')];
}

/** What is good for a try and not for goods that people wait for. */
export function checkProduction(settings: Settings): Finding[] {
  const { NODE_ENV, HUB_DEMO, HUB_PUBLIC_URL, HUB_MAIL_FROM, GRAPHQL_INTROSPECTION } = settings;
  if (HUB_DEMO)
    return [ok('This is a demo: its passwords are known to everybody, and it keeps to this machine')];
  if (NODE_ENV !== 'production')
    return [look(`NODE_ENV is ${NODE_ENV}`, 'Set NODE_ENV=production where real goods are tracked.')];
  const findings = [
    ...(settings.SMTP_URL
      ? []
      : [
          look(
            'Letters are laid into a folder, and nobody gets them',
            'Set SMTP_URL, or pass them on yourself.',
          ),
        ]),
    ...(/\/\/(localhost|127\.)/.test(HUB_PUBLIC_URL)
      ? [look('Letters name an address that only this machine has', 'Set HUB_PUBLIC_URL.')]
      : []),
    ...(HUB_MAIL_FROM.endsWith('.invalid')
      ? [look('Letters have a sender that cannot exist', 'Set HUB_MAIL_FROM.')]
      : []),
    ...(GRAPHQL_INTROSPECTION ? [look('Strangers can read the schema', 'Unset GRAPHQL_INTROSPECTION.')] : []),
  ];
  return findings.length > 0 ? findings : [ok('The settings are fit for production')];
}
