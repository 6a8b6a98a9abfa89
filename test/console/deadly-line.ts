import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface DeadlyLine {
  readonly port: number;
  /** Resolves when the last request has been carried out whose answer nobody gets. */
  readonly cut: Promise<void>;
  close(): Promise<void>;
}

/** A line that carries so many requests, and of the last one no answer: as if the caller had died while it waited. */
export async function openDeadlyLine(target: string, requests: number): Promise<DeadlyLine> {
  let count = 0;
  let die = (): void => undefined;
  const cut = new Promise<void>((resolve) => {
    die = resolve;
  });
  const server = createServer(async (request, response) => {
    count += 1;
    if (count > requests) return;
    const last = count === requests;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization } = request.headers;
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
    const answer = await fetch(`${target}${request.url}`, {
      method: 'POST',
      headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    const text = await answer.text();
    if (last) return die();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
