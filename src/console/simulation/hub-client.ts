import { type Patience, RefusedAct, SimulationProblem } from './patience.js';
import type { Tally } from './tally.js';
import { type Answer, type Json, NoAnswer, send } from './wire.js';

/** Who asks: a member with tokens, a device with a key. */
export interface Identity {
  readonly name: string;
  authorization(): Promise<string>;
  /** What was shown is not accepted any more: the next one will differ. */
  renew(stale: string): Promise<void>;
}

/** What the clients of one simulation share. */
export interface Line {
  readonly url: string;
  readonly patience: Patience;
  readonly tally: Tally;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

/** Codes that mean: the same request again, a moment later. */
const PASSING = /^(?:UNAVAILABLE|BUSY|RATE_LIMITED|INTERNAL)\b/;

/** The API as one person or device sees it. Each request is repeated until it has its answer. */
export class HubClient {
  constructor(
    private readonly line: Line,
    private readonly identity: Identity,
  ) {}

  get name(): string {
    return this.identity.name;
  }

  /** @throws SimulationProblem for an error in the answer */
  async ask(query: string, variables: Json = {}): Promise<Json> {
    const [, name = query.slice(0, 40)] = /(?:query|mutation) (\w+)/.exec(query) ?? [];
    const what = `${this.name}: ${name}`;
    const answer = await this.line.patience.keepTrying(what, () => this.once(query, variables));
    if (answer.codes.length > 0)
      throw new SimulationProblem(`${what}: ${answer.codes.join(', ')}: ${answer.message}`);
    return answer.data;
  }

  /**
   * Sends a mutation under an idempotency key until it is acknowledged, every time with the very same body.
   * @param allowed codes of refusals that the caller knows what to do with; `refusal` is then set
   * @throws RefusedAct for every other refusal, SimulationProblem for an error
   */
  async act(
    mutation: string,
    input: Json,
    selection: string,
    allowed: readonly string[] = [],
  ): Promise<Json> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
    const query = `mutation ${type}($input: ${type}Input!) {
      ${mutation}(input: $input) { __typename ... on Refusal { code message field } ${selection} } }`;
    const { [mutation]: result } = await this.ask(query, { input });
    if (result.__typename !== 'Refusal') {
      this.line.tally.add(`acknowledged ${mutation}`);
      return result;
    }
    this.line.tally.add(`refused ${mutation} ${result.code}`);
    if (allowed.includes(result.code)) return { refusal: result satisfies Refusal };
    const where = result.field ? ` (${result.field})` : '';
    throw new RefusedAct(
      `${this.name}: ${mutation} ${input.idempotencyKey}: ${result.code}: ${result.message}${where}`,
      result.code,
    );
  }

  private async once(query: string, variables: Json): Promise<Answer> {
    const authorization = await this.identity.authorization();
    this.line.tally.add('requests');
    const answer = await send(this.line.url, authorization, { query, variables });
    const codes = [...new Set([...answer.codes, ...refusalsIn(answer.data)])];
    const passing = codes.filter((code) => PASSING.test(code));
    if (passing.length > 0) throw new NoAnswer(passing.join(', '));
    if (!codes.includes('UNAUTHENTICATED')) return answer;
    await this.identity.renew(authorization);
    throw new NoAnswer('UNAUTHENTICATED');
  }
}

function refusalsIn(data: Json): string[] {
  return Object.values<Json>(data ?? {}).flatMap((value) =>
    value?.__typename === 'Refusal' ? [value.code] : [],
  );
}
