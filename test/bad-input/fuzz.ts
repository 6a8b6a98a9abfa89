import { Agent, request } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { CAST_NAMES } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';
import { Chance } from './chance.js';
import { Mutator, type Sent } from './mutations.js';
import { Writer } from './writer.js';

/** Nobody is refused for asking too much: everything is to reach the hub. */
export const UNLIMITED = {
  RATE_LIMIT_MEMBER: '1000000000',
  RATE_LIMIT_DEVICE: '1000000000',
  RATE_LIMIT_ADDRESS: '1000000000',
  SIGN_IN_FAILURES_PER_ADDRESS: '1000000000',
};

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** A whole hub that is sent spoilt requests. */
export class Fuzz {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });
  private readonly mutator: Mutator;
  /** Answers by status. */
  readonly statuses: Record<number, number> = {};

  private constructor(
    readonly world: World,
    seed: number,
  ) {
    const chance = new Chance(seed);
    const { schema } = world.api.get(GraphQLSchemaHost, { strict: false });
    const tokens = CAST_NAMES.map((name) => world.cast[name].token);
    this.mutator = new Mutator(chance, new Writer(schema, chance, 25), [...tokens, 'stolen']);
  }

  static async start(seed: number): Promise<Fuzz> {
    process.stdout.write(`fuzz seed ${seed}: FUZZ_SEED=${seed} sends the same again\n`);
    return new Fuzz(await startWorld(UNLIMITED), seed);
  }

  /** Sends so many, eight at a time, and answers those that got what no request may get. */
  async send(count: number): Promise<string[]> {
    const faults: string[] = [];
    let left = count;
    const sendOn = async () => {
      while (left > 0) {
        left -= 1;
        const sent = this.mutator.next();
        const answer = await this.post(sent);
        this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
        if (isFault(answer)) faults.push(`${JSON.stringify(sent)}\n-> ${answer.status} ${answer.body}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, sendOn));
    return faults;
  }

  async end(): Promise<void> {
    this.agent.destroy();
    await this.world.close();
  }

  private post({ method, headers, body, search }: Sent): Promise<Answered> {
    const { hostname, port } = new URL(this.world.url);
    const path = `/graphql${search ? `?${search}` : ''}`;
    return new Promise((resolve) => {
      const sent = request({ agent: this.agent, hostname, port, path, method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
      });
      sent.on('error', (problem) => resolve({ status: 0, body: String(problem) }));
      sent.end(body);
    });
  }
}

/** No answer, an error of the hub's own, or a stack trace. */
function isFault({ status, body }: Answered): boolean {
  return (
    status === 0 || status >= 500 || /"code":"(?:INTERNAL|UNAVAILABLE)|node_modules|\bat \w+ \(/.test(body)
  );
}
