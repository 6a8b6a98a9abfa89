import { loadSettings } from '../../platform/settings/settings.js';
import { clockFinding } from './database-checks.js';
import { checkDoors, checkProduction, checkSecrets } from './settings-checks.js';

const DRAWN = {
  TOKEN_SECRET: '9f2b6c1e8a7d4503bc19e6f0a2d8475c',
  DATABASE_API_PASSWORD: 'c1d9a04be7f26385',
  DATABASE_WORKER_PASSWORD: '50e8b7d3a9c4f162',
};
/** As the command line reads them: a process that serves would refuse what is unsafe here. */
const settings = (more: Record<string, string> = {}) =>
  loadSettings('cli', { DATABASE_URL: 'postgres://owner:deep-secret@host/hub', ...DRAWN, ...more });
const healthOf = (findings: readonly { health: string }[]) => findings.map(({ health }) => health);

describe('hub doctor, of settings', () => {
  it('tells which process does not start, and why, and stops there when none does', () => {
    const all = checkDoors({ DATABASE_URL: 'postgres://host/hub', ...DRAWN });
    expect(healthOf(all.findings)).toEqual(['ok', 'ok', 'ok']);
    const withoutToken = checkDoors({ DATABASE_URL: 'postgres://host/hub' });
    expect(healthOf(withoutToken.findings)).toEqual(['ok', 'ok', 'bad']);
    expect(withoutToken.findings[2]?.advice).toContain('TOKEN_SECRET');
    expect(withoutToken.settings).not.toBeNull();
    expect(checkDoors({ DATABASE_URL: 'nonsense' })).toMatchObject({ settings: null });
    const demo = checkDoors({
      ...DRAWN,
      DATABASE_URL: 'postgres://h/d',
      HUB_DEMO: 'embedded',
      NODE_ENV: 'production',
    });
    expect(healthOf(demo.findings)).toEqual(['bad', 'bad', 'bad']);
  });

  it.each([
    [{}, []],
    [{ TOKEN_SECRET: 'a'.repeat(40) }, ['TOKEN_SECRET is easy to guess']],
    [{ TOKEN_SECRET: `${DRAWN.TOKEN_SECRET}-change-me` }, ['TOKEN_SECRET is easy to guess']],
    [{ DATABASE_API_PASSWORD: 'short' }, ['DATABASE_API_PASSWORD is easy to guess']],
    [{ DATABASE_API_PASSWORD: DRAWN.DATABASE_WORKER_PASSWORD }, ['Two secrets are the same']],
  ] as [Record<string, string>, string[]][])(
    'with secrets %j finds %j, bad in production alone',
    (more, wrong) => {
      for (const NODE_ENV of ['production', 'development']) {
        const findings = checkSecrets(settings({ ...more, NODE_ENV })).filter(
          ({ health }) => health !== 'ok',
        );
        expect(findings.map(({ what }) => what)).toEqual(wrong);
        expect(healthOf(findings)).toEqual(wrong.map(() => (NODE_ENV === 'production' ? 'bad' : 'look')));
        for (const finding of findings)
          for (const secret of Object.values({ ...DRAWN, ...more }))
            expect(JSON.stringify(finding)).not.toContain(secret);
      }
    },
  );

  it('tells what is good for a try only', () => {
    expect(healthOf(checkProduction(settings()))).toEqual(['look']);
    const production = {
      NODE_ENV: 'production',
      HUB_PUBLIC_URL: 'https://hub.example',
      HUB_MAIL_FROM: 'hub@hub.example',
      SMTP_URL: 'smtp://hub:only-for-tests@mail.example:587',
    };
    const { SMTP_URL: _, ...folder } = production;
    expect(healthOf(checkProduction(settings(folder)))).toEqual(['look']);
    expect(healthOf(checkProduction(settings(production)))).toEqual(['ok']);
    expect(checkProduction(settings({ NODE_ENV: 'production', GRAPHQL_INTROSPECTION: 'true' }))).toHaveLength(
      4,
    );
  });

  it('tells when two clocks differ', () => {
    expect([0, -1_999, 2_000, -29_000, 30_000].map((ahead) => clockFinding(ahead).health)).toEqual([
      'ok',
      'ok',
      'look',
      'look',
      'bad',
    ]);
  });
});
