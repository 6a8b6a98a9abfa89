import { newId } from '../../src/platform/ids/ids.js';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
type Shape = any;

export interface Reply {
  readonly status: number;
  /** Null where the answer has none. */
  readonly data: Shape;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  /** The whole body, as it came. */
  readonly text: string;
}

/** The API over HTTP, for whatever bears a token. It keeps its connections, because the matrix asks thousands of times. */
export class Door {
  constructor(readonly url: string) {}

  async ask(token: string | null, query: string, variables: Record<string, unknown> = {}): Promise<Reply> {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const body = JSON.stringify({ query, variables });
    const answer = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body });
    const text = await answer.text();
    const { data = null, errors = [] } = JSON.parse(text);
    return { status: answer.status, data, errors, text };
  }

  /** A mutation that must not fail. @returns the member of its union. */
  async act(token: string, mutation: string, input: Record<string, unknown>, selection = ''): Promise<Shape> {
    const query = `mutation Act($input: ${inputType(mutation)}!) {
      ${mutation}(input: $input) { __typename ... on Refusal { code message field } ${selection} } }`;
    const { data, errors } = await this.ask(token, query, { input: withKey(mutation, input) });
    const done = data?.[mutation];
    if (done && done.__typename !== 'Refusal') return done;
    throw new Error(`${mutation} ${JSON.stringify(input)}: ${JSON.stringify(done ?? errors)}`);
  }
}

export function inputType(mutation: string): string {
  return `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
}

/** Mutations without an idempotency key: a repetition is harmless there, or must be seen. */
export const WITHOUT_KEY: readonly string[] = [
  'acceptInvitation',
  'openShift',
  'refreshSession',
  'requestPasswordReset',
  'resetPassword',
  'signIn',
  'signInWithIdToken',
  'switchOrganisation',
];

function withKey(mutation: string, input: Record<string, unknown>): Record<string, unknown> {
  return WITHOUT_KEY.includes(mutation) ? input : { idempotencyKey: newId(), ...input };
}
