import type { Chance } from './chance.js';
import { NASTY_KINDS, NASTY_TEXTS, text } from './values.js';
import type { Writer } from './writer.js';

/** A request as it goes over the wire. */
export interface Sent {
  readonly method: 'POST' | 'GET';
  readonly headers: Record<string, string>;
  readonly body: string;
  /** In the address, after the question mark. */
  readonly search: string;
}

const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/graphql',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
];
const ACCEPTS = [
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'text/html',
  'multipart/mixed; deferSpec=20220824, application/json',
  'text/event-stream',
  ',,;q=',
];
const FRAGMENTS = [
  '{',
  '}',
  '(',
  ')',
  '...',
  '...x',
  '@include(if: true)',
  '$v',
  '!',
  '"',
  '"""',
  '#',
  '\\u0000',
  'fragment x on Query { ...x }',
];
const JUNK = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\ud800',
  '\u0000',
  '"__proto__":{"a":1},',
  'null',
  '1e999',
  '-',
  '\ufeff',
];

/** Makes requests of real operations, and spoils one to three things of each. */
export class Mutator {
  constructor(
    private readonly chance: Chance,
    private readonly writer: Writer,
    private readonly tokens: readonly string[],
  ) {}

  next(): Sent {
    const { query, variables } = this.writer.any();
    let body: unknown = { query: this.chance.oneIn(4) ? this.spoilText(query, FRAGMENTS) : query, variables };
    if (this.chance.oneIn(5)) body = this.spoilBody(body as Record<string, unknown>);
    let sent = JSON.stringify(body) ?? '';
    if (this.chance.oneIn(6)) sent = this.spoilText(sent, JUNK);
    const isGet = this.chance.oneIn(15);
    return {
      method: isGet ? 'GET' : 'POST',
      headers: this.headers(),
      body: isGet ? '' : sent,
      search: isGet ? this.search(query, variables) : '',
    };
  }

  private headers(): Record<string, string> {
    const headers: Record<string, string> = {
      'content-type': this.oftenFirst(TYPES),
      accept: this.oftenFirst(ACCEPTS),
    };
    if (!this.chance.oneIn(8)) headers.authorization = `Bearer ${this.chance.pick(this.tokens)}`;
    if (this.chance.oneIn(10)) headers.authorization = this.printable();
    if (this.chance.oneIn(10)) headers['x-request-id'] = this.printable();
    if (this.chance.oneIn(10)) headers['apollo-require-preflight'] = '1';
    if (this.chance.oneIn(20)) headers['x-forwarded-for'] = this.printable();
    if (headers['content-type'] === '') delete headers['content-type'];
    return headers;
  }

  /** What a client can put into a header at all. */
  private printable(): string {
    const word = this.chance.pick(['Bearer ', 'Basic ', 'Bearer lgg_', 'Bearer eyJhbGciOiJub25lIn0.', '']);
    return `${word}${text(this.chance).replace(/[^\x20-\x7e]/g, '?')}`.trim() || 'x';
  }

  private oftenFirst(list: readonly string[]): string {
    return this.chance.oneIn(4) ? this.chance.pick(list) : (list[0] ?? '');
  }

  private search(query: string, variables: object): string {
    const parts = { query, variables: JSON.stringify(variables), extensions: this.chance.pick(NASTY_TEXTS) };
    const search = new URLSearchParams(this.chance.oneIn(2) ? parts : { query }).toString();
    return this.chance.oneIn(4) ? this.spoilText(search, ['%', '%ZZ', '&', '&query=x', '=']) : search;
  }

  private spoilBody(body: Record<string, unknown>): unknown {
    const kind = () => this.chance.pick(NASTY_KINDS);
    const spoilt: (() => unknown)[] = [
      () => [body],
      () => Array.from({ length: 50 }, () => body),
      () => kind(),
      () => ({ ...body, query: kind() }),
      () => ({ ...body, variables: kind() }),
      () => ({ ...body, operationName: kind() }),
      () => ({ ...body, extensions: kind() }),
      () => ({ ...body, operationName: text(this.chance) }),
      () => ({ ...body, extensions: { persistedQuery: { version: 1, sha256Hash: text(this.chance) } } }),
      () => ({ ...body, variables: { ...(body.variables as object), [text(this.chance)]: kind() } }),
      () => ({ variables: body.variables }),
    ];
    return this.chance.pick(spoilt)();
  }

  /** Cuts, doubles, turns round or puts something in, at one to three places. */
  private spoilText(whole: string, junk: readonly string[]): string {
    let spoilt = whole;
    for (let times = 1 + this.chance.below(3); times > 0; times -= 1) {
      const [from, to] = [this.chance.below(spoilt.length + 1), this.chance.below(12)];
      const [before, part, after] = [
        spoilt.slice(0, from),
        spoilt.slice(from, from + to),
        spoilt.slice(from + to),
      ];
      spoilt = this.chance.pick([
        before + after,
        before + part + part + after,
        before + this.chance.pick(junk) + part + after,
        before + [...part].reverse().join('') + after,
        before,
      ]);
    }
    return spoilt;
  }
}
