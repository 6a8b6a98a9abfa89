import { HOLE } from './sql-text.js';

export interface Reference {
  /** Without schema and quotes; a HOLE when the text puts it together at run time. */
  readonly name: string;
  readonly offset: number;
  readonly kind: 'table' | 'function';
}

interface Token {
  readonly text: string;
  readonly word: string;
  readonly offset: number;
}

/** Words after which a list of tables goes on no longer. */
const ENDS = words(
  'WHERE GROUP ORDER HAVING LIMIT OFFSET SET RETURNING UNION EXCEPT INTERSECT SELECT VALUES WINDOW FOR WHEN',
);
const SKIPPED = words('ONLY LATERAL TABLE IF NOT EXISTS');
const ARGUMENT_FROM = words('EXTRACT SUBSTRING TRIM OVERLAY');
const NO_TABLE_AFTER_UPDATE = words('FOR KEY DO ON');

/** Tables that a statement, or a piece of one, reads or writes, and functions that it calls. */
export function referencesIn(sql: string): Reference[] {
  const tokens = tokensOf(sql);
  const own = commonTables(tokens);
  return new Walk(tokens).references().filter(({ name }) => !own.has(name));
}

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}

/** Comments and string contents are blanked, so that what stands in them is not read as SQL. */
function tokensOf(sql: string): Token[] {
  const blank = (match: string): string => ' '.repeat(match.length);
  const bare = sql
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, blank)
    .replace(/'(?:[^']|'')*'/g, (text) => `'${blank(text.slice(2))}'`);
  const name = `(?:"[^"]+"|[\\w${HOLE}]+)`;
  return [...bare.matchAll(new RegExp(`${name}(?:\\.${name})*|[(),;']|[^\\s\\w(),;']+`, 'g'))].map(
    ({ 0: text, index }) => {
      const last = text.split('.').at(-1) ?? text;
      return {
        text: last.includes(HOLE) ? HOLE : last.replaceAll('"', '').toLowerCase(),
        word: text.toUpperCase(),
        offset: index,
      };
    },
  );
}

/** `name [(columns)] AS [NOT] [MATERIALIZED] (`: tables that the statement makes for itself. */
function commonTables(tokens: readonly Token[]): Set<string> {
  const flat = tokens.map(({ text }) => text).join(' ');
  return new Set(
    [...flat.matchAll(/(\w+)(?: \([\w ,]*\))? as (?:not )?(?:materialized )?\(/g)].map(
      ([, name = '']) => name,
    ),
  );
}

class Walk {
  private expects: 'table' | 'target' | null = null;
  /** For each open parenthesis: does a list of tables go on in it, and what stood before it. */
  private readonly depths: { inList: boolean; opener: string }[] = [{ inList: false, opener: '' }];
  private readonly found: Reference[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  references(): Reference[] {
    for (let index = 0; index < this.tokens.length; index += 1) this.take(index);
    return this.found;
  }

  private take(index: number): void {
    const { text, word } = this.at(index);
    if (text === '(') this.open(index);
    else if (text === ')') this.close();
    else if (text === ',') this.comma();
    else if (ENDS.has(word)) this.end();
    else if (this.startsTable(index)) this.expect(word === 'INTO' || word === 'UPDATE' ? 'target' : 'table');
    else this.name(index);
  }

  private at(index: number): Token {
    return this.tokens[index] ?? { text: '', word: '', offset: 0 };
  }

  private get depth(): { inList: boolean; opener: string } {
    return this.depths.at(-1) ?? { inList: false, opener: '' };
  }

  private open(index: number): void {
    this.depths.push({ inList: this.expects === 'table', opener: this.at(index - 1).word });
    // `LATERAL (${PART} WHERE …)`: the part is a statement, not a table's name.
    if (this.at(index + 1).text === HOLE) this.expects = null;
  }

  private close(): void {
    if (this.depths.length > 1) this.depths.pop();
    this.expects = null;
  }

  private comma(): void {
    if (this.depth.inList) this.expects = 'table';
  }

  private end(): void {
    this.depth.inList = false;
    this.expects = null;
  }

  private startsTable(index: number): boolean {
    const { word } = this.at(index);
    const before = this.at(index - 1).word;
    if (word === 'FROM') return before !== 'DISTINCT' && !ARGUMENT_FROM.has(this.depth.opener);
    if (word === 'UPDATE') return !NO_TABLE_AFTER_UPDATE.has(before);
    if (word === 'USING') return this.at(index + 1).text !== '(' || this.at(index + 2).word === 'SELECT';
    return ['JOIN', 'INTO', 'TRUNCATE', 'LOCK'].includes(word);
  }

  private expect(kind: 'table' | 'target'): void {
    this.expects = kind;
    if (kind === 'table') this.depth.inList = true;
  }

  private name(index: number): void {
    const { text, word, offset } = this.at(index);
    if (SKIPPED.has(word) || !new RegExp(`^[\\w${HOLE}]`).test(text)) return;
    const called = this.at(index + 1).text === '(' && this.expects !== 'target';
    if (called) this.found.push({ name: text, offset, kind: 'function' });
    else if (this.expects) this.found.push({ name: text, offset, kind: 'table' });
    this.expects = null;
  }
}
