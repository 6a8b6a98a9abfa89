import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AddressReader } from '../http/client-address.js';
import type { Payer } from '../rates/rate-limits.js';
import { messageMeter, POLICY_VIOLATED } from './socket-limits.js';
import type { SocketSession } from './socket-session.js';

/** Bytes of a message. Subscriptions have small variables. */
const LARGEST_MESSAGE = 65_536;

/** What is known of a connection besides the protocol's own state. */
export interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly address: string;
  /** Who pays for what is followed on it. */
  payer?: Payer;
  session?: SocketSession;
  /** What ends with the socket. */
  readonly ends: (() => void)[];
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
 * @param messages that one socket may send in ten seconds
 */
export function protocolServer(
  options: ProtocolOptions,
  pingEvery: number,
  messages: number,
  addressOf: AddressReader,
): WebSocketServer {
  const protocol = makeServer<InitPayload, SocketExtra>(options);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    socket.on('error', (problem) => log.debug({ err: problem }));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => listen(socket, messages, handle),
      },
      { socket, address: addressOf(request), ends: [] },
    );
    const stopPinging = keepAlive(socket, pingEvery);
    socket.once('close', (code, reason) => {
      stopPinging();
      closed(code, String(reason)).catch((problem: unknown) => log.error({ err: problem }));
    });
  });
  return sockets;
}

function listen(socket: WebSocket, messages: number, handle: (text: string) => Promise<void>): void {
  const isWithin = messageMeter(messages);
  socket.on('message', (data) => {
    if (isWithin()) void receive(socket, () => handle(String(data)));
    else socket.close(POLICY_VIOLATED, 'Too many messages');
  });
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
