import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { DEMO_CONSIGNMENT, DEMO_ORGANISATIONS, DEMO_PASSWORD } from '../../src/console/demo/demo.data.js';
import { blocksOf, PROJECT, readDocument } from './markdown.js';

const decisions = readdirSync(join(PROJECT, 'docs/decisions'))
  .sort()
  .map((name) => `docs/decisions/${name}`);
const pages = readdirSync(join(PROJECT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const documents = ['README.md', 'CONTRIBUTING.md', ...pages, ...decisions];
const readme = readDocument('README.md');

describe('the documents', () => {
  it.each(documents)('%s points only to what is there', (path) => {
    const targets = [...readDocument(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(
      ([, target]) => target ?? '',
    );
    const missing = targets.filter(
      (target) => !/^https?:/.test(target) && !existsSync(join(PROJECT, dirname(path), target)),
    );
    expect(missing).toEqual([]);
  });

  it('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readDocument('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((path) =>
      [...readDocument(path).matchAll(/\bnpm run ([a-z:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('name only files of the sources that are there', () => {
    const named = documents.flatMap((path) =>
      [...readDocument(path).matchAll(/`((?:src|test|launch)\/[\w./-]+\.(?:ts|mjs))`/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(3);
    const present = (path: string) => existsSync(join(PROJECT, path)) || path.includes('NNNN');
    expect(named.filter((path) => !present(path))).toEqual([]);
  });
});

describe('the decisions', () => {
  it('are numbered without a gap', () => {
    const numbers = decisions.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });

  it.each(decisions)('%s has a title, a choice, a price, and ends with when to undo it', (path) => {
    const text = readDocument(path).trim();
    const [, number] = /\/(\d{4})-/.exec(path) ?? [];
    expect(text).toMatch(new RegExp(`^# ${number}\\. `));
    expect(text).toContain('**We chose**');
    expect(text).toContain('**What it costs.**');
    expect(text.split('\n\n').at(-1)).toMatch(/^\*\*Undo when\*\* /);
    expect(text.split(/\s+/).length).toBeLessThan(350);
  });
});

describe('the first five minutes of the README', () => {
  const operations = blocksOf(readme, 'graphql');

  it('are operations that the schema has', () => {
    const schema = buildSchema(readDocument('schema.gql'));
    expect(operations.length).toBeGreaterThanOrEqual(6);
    for (const operation of operations) {
      const faults = validate(schema, parse(operation), undefined).map(({ message }) => message);
      // Several operations in one block are to be run one after another; GraphiQL asks which.
      expect(faults).toEqual([]);
    }
  });

  it('use what the demo has: people, pallets, consignment, agency', () => {
    const emails = DEMO_ORGANISATIONS.flatMap(({ members }) => members.map(({ email }) => email));
    const named = readme.match(/[\w.]+@[\w.]+/g) ?? [];
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((email) => !emails.includes(email))).toEqual([]);
    expect(readme).toContain(`password: "${DEMO_PASSWORD}"`);
    expect(readme).toContain(`reference: "${DEMO_CONSIGNMENT.reference}"`);
    const agencies = DEMO_ORGANISATIONS.filter(({ kind }) => kind === 'AGENCY').map(({ code }) => code);
    expect(agencies).toContain(/agency: "([^"]+)"/.exec(readme)?.[1]);
    const loaded = [...readme.matchAll(/sscc: "(\d{18})"/g)].map(([, sscc]) => sscc);
    const announced: string[] = DEMO_CONSIGNMENT.units.map(({ sscc }) => sscc);
    expect(loaded.length).toBeGreaterThan(0);
    expect(announced).toEqual(expect.arrayContaining(loaded));
  });
});
