import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import type { WebSocket, WebSocketServer } from 'ws';
import { newId } from '../ids/ids.js';
import { Refused } from '../refusals/refusal.js';
import { GRAPHQL_PATH } from './apollo-options.js';
import { type SubscriptionArgs, subscribeWithFreshContexts } from './event-stream.js';
import { GRAPHQL_OPTIONS, type GraphqlOptions, GraphqlPlatform } from './graphql-platform.js';
import { prepareSubscription } from './socket-operations.js';
import {
  type InitPayload,
  type ProtocolOptions,
  protocolServer,
  type SocketExtra,
} from './socket-protocol.js';
import { SocketSession, TOKEN_REFUSED } from './socket-session.js';

const SUBSCRIPTIONS_PER_SOCKET = 50;

/** Close code of the WebSocket standard: try again later. */
const TRY_AGAIN_LATER = 1013;
const GOING_AWAY = 1001;

type Connection = Context<InitPayload, SocketExtra>;

/**
 * GraphQL over WebSocket (graphql-transport-ws) at the address of the HTTP door.
 *
 * Nest's own service is not used: it takes messages of 100 MB, and leaves sockets open for ever that want to
 * upgrade at any other address.
 */
@Injectable()
export class SubscriptionServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(SubscriptionServer.name);
  private readonly sockets: WebSocketServer;

  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly schemas: GraphQLSchemaHost,
    private readonly platform: GraphqlPlatform,
    @Inject(GRAPHQL_OPTIONS) private readonly options: GraphqlOptions,
  ) {
    this.sockets = protocolServer(this.protocolOptions(), options.socketPing ?? 12_000);
  }

  onApplicationBootstrap(): void {
    const server = this.adapters.httpAdapter?.getHttpServer() as Server | undefined;
    server?.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
  }

  /** Before the HTTP server is closed, which waits for its sockets. */
  onModuleDestroy(): void {
    for (const socket of this.sockets.clients) socket.close(GOING_AWAY, 'The hub is stopping');
    this.sockets.close();
  }

  private protocolOptions(): ProtocolOptions {
    const { errors } = this.platform;
    return {
      onConnect: (connection) => this.connect(connection),
      onClose: ({ extra }) => extra.session?.end(),
      onSubscribe: (connection, _id, payload) => this.prepare(connection, payload),
      subscribe: (args) => subscribeWithFreshContexts(args as ExecutionArgs as SubscriptionArgs),
      onError: (_connection, _id, _payload, thrown) => thrown.map((error) => errors.format(error)),
      onNext: (_connection, _id, _payload, _args, { errors: thrown, ...result }) =>
        thrown ? { ...result, errors: thrown.map((error) => errors.format(error)) } : undefined,
    };
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A socket that breaks during the handshake would otherwise end the process.
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?', 1)[0] !== GRAPHQL_PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
      this.sockets.emit('connection', opened, request);
    });
  }

  private async connect({ connectionParams, extra }: Connection): Promise<boolean> {
    const { authenticator } = this.platform;
    const checkEvery = this.options.socketCheck ?? 15_000;
    const { authorization } = connectionParams ?? {};
    const shown = typeof authorization === 'string' ? authorization : undefined;
    try {
      const session = { authenticator, checkEvery, requestId: newId() };
      extra.session = await SocketSession.open(extra.socket, session, shown);
      return true;
    } catch (problem) {
      const isRefused = problem instanceof Refused;
      if (!isRefused) this.log.warn({ err: problem });
      extra.socket.close(isRefused ? TOKEN_REFUSED : TRY_AGAIN_LATER, 'The token was not accepted');
      return false;
    }
  }

  private prepare({ extra, subscriptions }: Connection, payload: SubscribePayload) {
    if (!extra.session) return undefined;
    if (Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_SOCKET) {
      const message = `One socket carries ${SUBSCRIPTIONS_PER_SOCKET} subscriptions at most.`;
      return [
        new GraphQLError(message, { extensions: { code: 'TOO_LARGE', limit: SUBSCRIPTIONS_PER_SOCKET } }),
      ];
    }
    return prepareSubscription(payload, this.schemas.schema, this.platform, extra.session);
  }
}
