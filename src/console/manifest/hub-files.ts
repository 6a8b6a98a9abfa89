import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Identity } from '../simulation/hub-client.js';
import type { Patience } from '../simulation/patience.js';
import { SimulationProblem } from '../simulation/patience.js';
import { type Json, NoAnswer } from '../simulation/wire.js';

/** Milliseconds: a file of a hundred megabytes takes longer than a question. */
const PATIENCE = 120_000;
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The door for manifests, as a client uses it. */
export class ManifestDoor {
  constructor(
    private readonly url: string,
    private readonly identity: Identity,
    private readonly patience: Patience,
  ) {}

  /**
   * Sends a file until it is taken, under the same key every time.
   * @returns the public id of the manifest. @throws SimulationProblem with the sentence of a refusal
   */
  send(file: string, idempotencyKey: string): Promise<string> {
    return this.patience.keepTrying('uploading', async () => {
      const authorization = await this.identity.authorization();
      const response = await this.attempt(file, { authorization, 'idempotency-key': idempotencyKey });
      const answer: Json = await response.json().catch(() => ({}));
      if (response.status === 201) return answer.id as string;
      if (PASSING.has(response.status)) throw new NoAnswer(`status ${response.status}`);
      if (response.status === 401) await this.identity.renew(authorization);
      if (response.status === 401) throw new NoAnswer('UNAUTHENTICATED');
      throw new SimulationProblem(`${answer.code ?? response.status}: ${answer.message ?? 'refused'}`);
    });
  }

  private async attempt(file: string, headers: Record<string, string>): Promise<Response> {
    const body = Readable.toWeb(createReadStream(file));
    const sent = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body,
      duplex: 'half',
      signal: AbortSignal.timeout(PATIENCE),
    };
    try {
      return await fetch(`${this.url}/manifests`, sent as RequestInit);
    } catch (problem) {
      throw new NoAnswer(String((problem as { cause?: { code?: string } }).cause?.code ?? problem));
    }
  }
}
