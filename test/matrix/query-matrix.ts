import { isDeepStrictEqual } from 'node:util';
import { type Case, casesOf, type Variables } from './arguments.js';
import type { Party, Viewer } from './audience.js';
import type { Reply } from './door.js';
import {
  DEEPEST,
  type Field,
  isConnection,
  objectsOf,
  rootFields,
  shownIn,
  wholeSelection,
} from './selections.js';
import type { Stage } from './stage.js';
import type { Asker } from './viewers.js';

/** What is wrong, in a sentence for whoever mends it. */
export type Finding = string;
/** `Type.field` and the kinds of organisation that were shown it. */
export type Sightings = Map<string, Set<string>>;

/** A carrier is not among them: those of one journey know one another. */
const RIVALS: Readonly<Partial<Record<Viewer, Party>>> = {
  hub: 'otherHub',
  otherHub: 'hub',
  donor: 'otherDonor',
  otherDonor: 'donor',
  agency: 'otherAgency',
  otherAgency: 'agency',
};
/** Organisations as such, which every member knows. */
const DIRECTORIES: readonly string[] = ['organisation', 'organisations'];

/** Asks everything of the schema as everybody, and looks through the answers for what is another's. */
export class QueryMatrix {
  readonly findings: Finding[] = [];
  readonly sightings: Sightings = new Map();
  asked = 0;

  constructor(
    private readonly stage: Stage,
    private readonly mayAsk: (query: string, asker: Asker) => boolean,
    /** Cursors of others that are replayed, a list and viewer. */
    private readonly mostCursors: number,
    private readonly depth: number,
  ) {}

  async run(askers: readonly Asker[]): Promise<void> {
    for (const field of rootFields('query'))
      await Promise.all(askers.map((asker) => this.ofQuery(field, asker)));
    for (const field of rootFields('query').filter(isList))
      await Promise.all(askers.map((asker) => this.cursors(field, asker)));
  }

  private async ofQuery(field: Field, asker: Asker): Promise<void> {
    for (const one of casesOf(this.stage, field, asker.viewer)) await this.ofCase(field, asker, one);
  }

  private async ofCase(field: Field, asker: Asker, { variables, missing }: Case): Promise<void> {
    const reply = await this.ask(field, asker, variables);
    if (!missing) return;
    const none = await this.ask(field, asker, missing);
    if (isDeepStrictEqual(bare(reply, variables), bare(none, missing))) return;
    this.report(
      field,
      asker,
      variables,
      `answers unlike ${JSON.stringify(missing)}: ${short(reply)} and ${short(none)}`,
    );
  }

  /** Cursors of everybody else's pages: they are places in an order, and show nothing. */
  private async cursors(field: Field, asker: Asker): Promise<void> {
    const [first] = casesOf(this.stage, field, asker.viewer);
    const all = [...(this.collected.get(field.name) ?? [])];
    const step = Math.max(1, Math.ceil(all.length / this.mostCursors));
    for (const cursor of all.filter((_, place) => place % step === 0)) {
      await this.ask(field, asker, { ...first?.variables, after: cursor });
    }
  }

  /** Cursors by query, of all viewers. Filled by `collect`. */
  readonly collected = new Map<string, Set<string>>();

  async ask(field: Field, asker: Asker, variables: Variables): Promise<Reply> {
    this.asked += 1;
    const reply = await this.stage.door.ask(
      asker.token,
      documentOf(field, variables, 'query', this.depth),
      variables,
    );
    this.judge(field, asker, variables, reply);
    this.count(field, asker, variables, reply);
    this.note(field, asker, reply);
    return reply;
  }

  private judge(field: Field, asker: Asker, variables: Variables, { status, errors, text }: Reply): void {
    const code = errors[0]?.extensions?.code;
    const allowed = this.mayAsk(field.name, asker);
    const expected = asker.known ? 'FORBIDDEN' : 'UNAUTHENTICATED';
    if (status >= 500 || code === 'INTERNAL')
      this.report(field, asker, variables, `fails: ${text.slice(0, 300)}`);
    if (!allowed && code !== expected)
      this.report(field, asker, variables, `is not refused: ${text.slice(0, 300)}`);
    if (
      allowed &&
      (code === 'UNAUTHENTICATED' || code === 'BAD_USER_INPUT' || code === 'TOO_COSTLY' || status === 400)
    )
      this.report(field, asker, variables, `is not answered: ${text.slice(0, 300)}`);
    const rival = this.rivalIn(field, asker, text.replaceAll(JSON.stringify(variables.donor ?? ''), ''));
    if (rival) this.report(field, asker, variables, `names ${rival}, another of its kind`);
    const sent = JSON.stringify(variables);
    for (const leak of this.stage.audience.foreignIn(text, asker.viewer, sent))
      this.report(field, asker, variables, `shows ${leak}`);
  }

  /** A count is of what one may see, and of nothing else. */
  private count(field: Field, asker: Asker, variables: Variables, { data }: Reply): void {
    const { totalCount, nodes, pageInfo } = data?.[field.name] ?? {};
    if (totalCount === undefined || 'after' in variables || pageInfo.hasNextPage) return;
    if (totalCount !== nodes.length)
      this.report(field, asker, variables, `counts ${totalCount} and shows ${nodes.length}`);
  }

  /** Everybody may look organisations up; nobody is told what another one of its own kind has to do with something. */
  private rivalIn(field: Field, { viewer }: Asker, text: string): string | null {
    const rival = RIVALS[viewer];
    if (!rival || DIRECTORIES.includes(field.name)) return null;
    const { organisation } = this.stage.crew[rival];
    return text.includes(`"${organisation}"`) ? organisation : null;
  }

  private note(field: Field, asker: Asker, { data }: Reply): void {
    const kind = asker.viewer.replace(/^other/, '').toLowerCase();
    for (const { type, field: name } of shownIn(field.type, data?.[field.name])) {
      const key = `${type}.${name}`;
      const seen = this.sightings.get(key) ?? new Set();
      this.sightings.set(key, seen.add(kind));
    }
    for (const { cursor } of data?.[field.name]?.edges ?? []) {
      const seen = this.collected.get(field.name) ?? new Set();
      this.collected.set(field.name, seen.add(cursor));
    }
  }

  private report(field: Field, asker: Asker, variables: Variables, what: string): void {
    this.findings.push(`${field.name}(${JSON.stringify(variables)}) as ${asker.name} ${what}`);
  }
}

export const isList = (field: Field): boolean => objectsOf(field.type).some(isConnection);

export function documentOf(
  field: Field,
  variables: Variables,
  kind: 'query' | 'subscription' = 'query',
  depth = DEEPEST,
): string {
  const given = field.args.filter(({ name }) => name in variables);
  const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = [
    ...given.map(({ name }) => `${name}: $${name}`),
    ...(hasPages(field) ? ['first: 10'] : []),
  ].join(', ');
  const call = passed ? `${field.name}(${passed})` : field.name;
  return `${kind} ${declared ? `Q(${declared})` : 'Q'} { ${call} ${wholeSelection(kind, field, depth)} }`;
}

const hasPages = (field: Field): boolean => field.args.some(({ name }) => name === 'first');

/** Without what the caller said itself, and without places in the document. */
function bare({ status, data, errors }: Reply, variables: Variables): unknown {
  const said = JSON.stringify({
    status,
    data,
    errors: errors.map(({ message, extensions }) => ({ message, extensions })),
  });
  return JSON.parse(textsIn(variables).reduce((text, word) => text.replaceAll(word, '<sent>'), said));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const short = ({ text }: Reply): string => text.slice(0, 240);
