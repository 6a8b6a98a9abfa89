import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SocketSession } from './socket-session.js';

/** Bytes of a message. Subscriptions have small variables. */
const LARGEST_MESSAGE = 65_536;

/** What is known of a connection besides the protocol's own state. */
export interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  session?: SocketSession;
}

export type InitPayload = Record<string, unknown> | undefined;
export type ProtocolOptions = ServerOptions<InitPayload, SocketExtra>;

const log = new Logger('Sockets');

/**
 * A server of the protocol graphql-transport-ws that waits for sockets to be handed over.
 *
 * `useServer` of graphql-ws does the same, and writes whatever strangers send wrong to the console.
 *
 * @param pingEvery milliseconds; a socket that has not answered by the next ping is cut
 */
export function protocolServer(options: ProtocolOptions, pingEvery: number): WebSocketServer {
  const protocol = makeServer<InitPayload, SocketExtra>(options);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    socket.on('error', (problem) => log.debug({ err: problem }));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data) => void receive(socket, () => handle(String(data)))),
      },
      { socket, request },
    );
    const stopPinging = keepAlive(socket, pingEvery);
    socket.once('close', (code, reason) => {
      stopPinging();
      closed(code, String(reason)).catch((problem: unknown) => log.error({ err: problem }));
    });
  });
  return sockets;
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState === socket.OPEN)
      socket.send(text, (problem) => (problem ? reject(problem) : resolve()));
    else resolve();
  });
}

async function receive(socket: WebSocket, handle: () => Promise<void>): Promise<void> {
  try {
    await handle();
  } catch (problem) {
    log.error({ err: problem });
    socket.close(CloseCode.InternalServerError, 'Something went wrong on our side');
  }
}

function keepAlive(socket: WebSocket, every: number): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) socket.terminate();
    alive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}
