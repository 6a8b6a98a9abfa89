import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showFinding } from './law.js';
import { LAWS } from './laws.js';
import { SourceTree } from './source-tree.js';

describe.each(LAWS)('$law', ({ read, broken, fine = [] }) => {
  it.each(broken)('can fail (%#)', ({ files, finds }) => {
    expect(finds).not.toEqual([]);
    expect(read(new SourceTree(files)).map(showFinding)).toEqual(finds);
  });

  if (fine.length > 0) {
    it.each(fine)('lets through what comes close (%#)', (files) => {
      expect(read(new SourceTree(files)).map(showFinding)).toEqual([]);
    });
  }
});

it('no law is written down and never read', () => {
  const folder = join(__dirname, 'laws');
  const written = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^export const (\w+): Law\b/gm)].map(
      ([, law]) => law,
    ),
  );
  expect(LAWS).toHaveLength(written.length);
  expect(new Set(LAWS).size).toBe(LAWS.length);
});
