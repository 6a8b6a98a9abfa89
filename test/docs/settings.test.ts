import { loadSettings } from '../../src/platform/settings/settings.js';
import { readDocument, rowsOf, sectionOf } from './markdown.js';

const rows = rowsOf(sectionOf(readDocument('docs/running.md'), 'Settings'));
const source = readDocument('src/platform/settings/settings.ts');
const names = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name ?? '');

describe('the settings in docs/running.md', () => {
  it('are those that the hub reads, in the same order', () => {
    expect(names.length).toBeGreaterThan(20);
    expect(rows.map(([name]) => name)).toEqual(names);
  });

  it('have the defaults that the hub has', () => {
    const needed = { DATABASE_URL: 'postgres://host/hub', TOKEN_SECRET: 'x'.repeat(32) };
    const settings: Record<string, unknown> = loadSettings('api', needed);
    for (const [name = '', told = ''] of rows) {
      const hasDefault = settings[name] !== undefined && !(name in needed);
      const shown = /^`(.+)`$/.exec(told)?.[1];
      expect([name, shown]).toEqual([name, hasDefault ? String(settings[name]) : undefined]);
    }
  });

  it('say what they mean', () => {
    for (const [, , meaning = ''] of rows) expect(meaning.length).toBeGreaterThan(5);
  });
});
