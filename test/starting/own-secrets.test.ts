import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isWeakKey } from '../../src/platform/settings/secret-strength.js';
import { PROJECT } from '../compose/compose-file.js';

describe('the secrets of the embedded default', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub-secrets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const path = () => join(folder, 'secrets.json');
  /** As the launcher loads them, under the most careless file mask. */
  function load(): Record<string, string> {
    const module = pathToFileURL(join(PROJECT, 'launch/secrets.mjs')).href;
    const program = `process.umask(0);
      const { loadSecrets } = await import(${JSON.stringify(module)});
      process.stdout.write(JSON.stringify(loadSecrets(${JSON.stringify(folder)})));`;
    return JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }),
    );
  }
  const mode = () => statSync(path()).mode & 0o777;

  it('are drawn once, all different, and pass for production', () => {
    const first = load();
    expect(Object.keys(first)).toContain('tokenSecret');
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    expect(Object.values(first).filter(isWeakKey)).toEqual([]);
    expect(load()).toEqual(first);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual(first);
  });

  it('are readable by their owner only, again where somebody opened them', () => {
    expect(mode()).toBe(0o600);
    chmodSync(path(), 0o644);
    load();
    expect(mode()).toBe(0o600);
  });
});
