import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { cursorOf } from '../../src/platform/input/page.js';
import { NO_ID } from './arguments.js';
import { documentOf, type Finding } from './query-matrix.js';
import { rootFields } from './selections.js';
import type { Stage } from './stage.js';
import type { Asker } from './viewers.js';

/** What a subscription is held against: the list of the same things, and a cursor before its first one. */
const LISTS: Readonly<Record<string, { list: string; start: string }>> = {
  feedEntryAdded: { list: 'feed', start: cursorOf(['0']) },
};

/** Those that follow one thing, by the argument that names it: nobody is told of it who may not see it. */
const OF_ONE: Readonly<Record<string, string>> = {
  manifestChanged: 'id',
  receiptProgressed: 'consignmentId',
};

interface Message {
  data?: unknown;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}

/** Follows every subscription from its beginning, as everybody: each gets what its own list has, and nothing of others. */
export class SubscriptionMatrix {
  readonly findings: Finding[] = [];
  asked = 0;

  constructor(private readonly stage: Stage) {}

  async run(askers: readonly Asker[]): Promise<void> {
    for (const { name } of rootFields('subscription')) {
      if (!LISTS[name] && !OF_ONE[name])
        this.findings.push(`${name} has no rule: say in test/matrix/subscription-matrix.ts what it follows`);
      for (const asker of askers) await this.follow(name, asker);
    }
  }

  private async follow(name: string, asker: Asker): Promise<void> {
    this.asked += 1;
    const field = rootFields('subscription').find((one) => one.name === name);
    const rule = LISTS[name];
    const argument = OF_ONE[name];
    if (field && argument) return this.followNone(field, { [argument]: NO_ID }, asker);
    if (!field || !rule) return;
    const expected = asker.known ? await this.ofList(rule.list, asker) : [];
    const query = documentOf(field, { after: rule.start }, 'subscription');
    const got = await this.take(asker, query, { after: rule.start }, asker.known ? expected.length : 1);
    if (!asker.known) return this.judgeStranger(name, asker, got);
    const subjects = got.map(({ data }) => (data as Record<string, { cursor: string }>)?.[name]?.cursor);
    if (JSON.stringify(subjects) !== JSON.stringify(expected))
      this.findings.push(
        `${name} as ${asker.name} sends ${JSON.stringify(subjects)}, its list has ${JSON.stringify(expected)}`,
      );
    for (const leak of this.stage.audience.foreignIn(JSON.stringify(got), asker.viewer))
      this.findings.push(`${name} as ${asker.name} shows ${leak}`);
  }

  private async followNone(
    field: ReturnType<typeof rootFields>[number],
    none: Record<string, string>,
    asker: Asker,
  ): Promise<void> {
    const got = await this.take(asker, documentOf(field, none, 'subscription'), none, 1);
    if (!asker.known) return this.judgeStranger(field.name, asker, got);
    const codes = got.map(({ data, errors }) => (data ? 'data' : errors?.[0]?.extensions?.code));
    if (codes.some((code) => code !== 'NOT_FOUND' && code !== 'FORBIDDEN'))
      this.findings.push(`${field.name} as ${asker.name} is answered ${JSON.stringify(got).slice(0, 300)}`);
  }

  private judgeStranger(name: string, asker: Asker, got: readonly Message[]): void {
    const codes = got.map(({ data, errors }) => (data ? 'data' : errors?.[0]?.extensions?.code));
    if (codes.some((code) => code !== 'UNAUTHENTICATED' && code !== 4403))
      this.findings.push(`${name} as ${asker.name} is answered ${JSON.stringify(got).slice(0, 300)}`);
  }

  private async ofList(list: string, asker: Asker): Promise<string[]> {
    const query = `{ ${list}(first: 100) { edges { cursor } } }`;
    const { data } = await this.stage.door.ask(asker.token, query);
    return data[list].edges.map(({ cursor }: { cursor: string }) => cursor);
  }

  /** So many messages; for who is not let in the code with which the socket was closed. */
  private async take(
    asker: Asker,
    query: string,
    variables: Record<string, unknown>,
    count: number,
  ): Promise<Message[]> {
    if (count === 0) return [];
    const client = createClient({
      url: `${this.stage.world.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: asker.token === null ? {} : { authorization: `Bearer ${asker.token}` },
      retryAttempts: 0,
    });
    const got: Message[] = [];
    try {
      for await (const message of client.iterate({ query, variables })) {
        got.push(message as Message);
        if (got.length >= count) break;
      }
    } catch (problem) {
      got.push({ errors: [{ extensions: { code: (problem as { code?: number }).code } }] });
    } finally {
      await client.dispose();
    }
    return got;
  }
}
