import { join } from 'node:path';
import { showFinding } from './architecture/law.js';
import { medianLines } from './architecture/laws/sizes.js';
import { madeByMigrations } from './architecture/laws/tables.js';
import { LAWS } from './architecture/laws.js';
import { readTree } from './architecture/source-tree.js';
import { OWNED } from './architecture/tables.js';

const MEDIAN_AIM = 60;

/**
 * The laws of the house, each a test of its own. What a law reads and why it is one stands in
 * test/architecture/laws; that each of them can fail is shown in test/architecture/laws.test.ts.
 */
describe('architecture', () => {
  const tree = readTree(join(__dirname, '..'));

  it('reads a tree that is there', () => {
    expect(tree.at('src/main.ts')).toBeDefined();
    expect(tree.at('test/architecture.test.ts')).toBeDefined();
  });

  it('lists no table that is gone, and none twice', () => {
    const made = new Set(madeByMigrations(tree).map(({ name }) => name));
    const listed = Object.values(OWNED).flat();
    expect(listed.filter((name) => !made.has(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it.each(LAWS)('$law', ({ because, read }) => {
    const findings = read(tree).map(showFinding);
    if (findings.length > 0) throw new Error([because, ...findings].join('\n  '));
  });

  afterAll(() => {
    process.stdout.write(`Middle file of src: ${medianLines(tree)} lines (aim: at most ${MEDIAN_AIM})\n`);
  });
});
