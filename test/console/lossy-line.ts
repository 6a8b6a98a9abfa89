import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request on its way: by turns, so that every kind of loss happens. */
const FATES = ['through', 'lost', 'through', 'through', 'unheard', 'through', 'refused', 'through'] as const;

export interface LossyLine {
  readonly url: string;
  /** Requests by what became of them. */
  readonly fates: Record<(typeof FATES)[number], number>;
  close(): Promise<void>;
}

/**
 * A line to an API on which some requests get lost, some get no answer after they were carried out, and some a
 * 503 from something in between.
 */
export async function openLossyLine(target: string): Promise<LossyLine> {
  const fates = { through: 0, lost: 0, unheard: 0, refused: 0 };
  let count = 0;
  const server = createServer((request, response) => {
    const fate = FATES[count % FATES.length] ?? 'through';
    count += 1;
    fates[fate] += 1;
    void pass(target, fate, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    fates,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function pass(
  target: string,
  fate: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  if (fate === 'lost') return void request.socket.destroy();
  if (fate === 'refused') return void response.writeHead(503).end('Nobody is here.');
  const { authorization } = request.headers;
  const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
  const answer = await fetch(`${target}${request.url}`, { method: 'POST', headers, body });
  const text = await answer.text();
  if (fate === 'unheard') return void request.socket.destroy();
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
