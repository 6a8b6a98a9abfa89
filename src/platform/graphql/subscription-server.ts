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
import { RateLimited } from '../rates/rate-limited.js';
import type { Payer } from '../rates/rate-limits.js';
import { Refused } from '../refusals/refusal.js';
import { GRAPHQL_PATH } from './apollo-options.js';
import { type SubscriptionArgs, subscribeWithFreshContexts } from './event-stream.js';
import { withFewErrors } from './few-errors.js';
import { GRAPHQL_OPTIONS, type GraphqlOptions, GraphqlPlatform } from './graphql-platform.js';
import { SocketDoor } from './socket-door.js';
import { closeWhenIdle, GOING_AWAY, TRY_AGAIN_LATER } from './socket-limits.js';
import { prepareSubscription } from './socket-operations.js';
import {
  type InitPayload,
  type ProtocolOptions,
  protocolServer,
  type SocketExtra,
} from './socket-protocol.js';
import { SocketSession, TOKEN_REFUSED } from './socket-session.js';

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
  private readonly door: SocketDoor;

  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly schemas: GraphQLSchemaHost,
    private readonly platform: GraphqlPlatform,
    @Inject(GRAPHQL_OPTIONS) private readonly options: GraphqlOptions,
  ) {
    const { socketLimits, addressOf, friendlyOrigins } = platform;
    this.door = new SocketDoor(socketLimits, addressOf, friendlyOrigins);
    const pingEvery = options.socketPing ?? 12_000;
    this.sockets = protocolServer(this.protocolOptions(), pingEvery, socketLimits.messages, addressOf);
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
    const { errors, limits, socketLimits } = this.platform;
    return {
      connectionInitWaitTimeout: socketLimits.initMilliseconds,
      onConnect: (connection) => this.connect(connection),
      onClose: ({ extra }) => {
        extra.session?.end();
        for (const end of extra.ends) end();
      },
      onSubscribe: (connection, _id, payload) => this.prepare(connection, payload),
      subscribe: (args) => subscribeWithFreshContexts(args as ExecutionArgs as SubscriptionArgs),
      onError: (_connection, _id, _payload, thrown) =>
        thrown.slice(0, limits.errors).map((error) => errors.format(error)),
      onNext: (_connection, _id, _payload, _args, { errors: thrown, ...result }) =>
        thrown &&
        withFewErrors({ ...result, errors: thrown.map((error) => errors.format(error)) }, limits.errors),
    };
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A socket that breaks during the handshake would otherwise end the process.
    socket.on('error', () => socket.destroy());
    const elsewhere = request.url?.split('?', 1)[0] !== GRAPHQL_PATH;
    const refusal = elsewhere ? '404 Not Found' : this.door.refusal(request);
    if (refusal) {
      const retry = elsewhere ? '' : 'retry-after: 10\r\n';
      socket.end(`HTTP/1.1 ${refusal}\r\n${retry}connection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    this.door.enter(request, socket);
    this.sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
      this.sockets.emit('connection', opened, request);
    });
  }

  private async connect(connection: Connection): Promise<boolean> {
    const { connectionParams, extra } = connection;
    const { authenticator, tolls } = this.platform;
    const checkEvery = this.options.socketCheck ?? 15_000;
    const { authorization } = connectionParams ?? {};
    const shown = typeof authorization === 'string' ? authorization : undefined;
    try {
      const options = { authenticator, checkEvery, requestId: newId() };
      extra.session = await SocketSession.open(extra.socket, options, shown);
      extra.payer = await tolls.enterSocket(extra.session.principal, extra.address);
      this.watch(connection, extra.session, extra.payer);
      return true;
    } catch (problem) {
      await this.turnAway(extra, problem);
      return false;
    }
  }

  private async turnAway({ socket, session, address }: SocketExtra, problem: unknown): Promise<void> {
    session?.end();
    if (problem instanceof RateLimited) socket.close(TRY_AGAIN_LATER, problem.message);
    else if (problem instanceof Refused) {
      socket.close(TOKEN_REFUSED, 'The token was not accepted');
      await this.platform.tolls.blameSocket(address);
    } else {
      this.log.warn({ err: problem });
      socket.close(TRY_AGAIN_LATER, 'The token was not accepted');
    }
  }

  private watch(connection: Connection, session: SocketSession, payer: Payer): void {
    const { socket, ends } = connection.extra;
    // Closed while its token was looked at: nobody would end what begins now.
    if (socket.readyState !== socket.OPEN) {
      session.end();
      return;
    }
    const isIdle = () => Object.keys(connection.subscriptions).length === 0;
    ends.push(
      this.door.follow(payer.name, connection),
      closeWhenIdle(socket, isIdle, this.platform.socketLimits.idleMilliseconds),
    );
  }

  private async prepare({ extra, subscriptions }: Connection, payload: SubscribePayload) {
    const { session, payer, address } = extra;
    if (!session || !payer) return undefined;
    const { subscriptionsPerSocket, subscriptionsPerPrincipal } = this.platform.socketLimits;
    if (Object.keys(subscriptions).length > subscriptionsPerSocket)
      return tooMany('One socket carries', subscriptionsPerSocket);
    if (this.door.followedBy(payer.name) > subscriptionsPerPrincipal)
      return tooMany('All your sockets together carry', subscriptionsPerPrincipal);
    const follower = { principal: session.principal, payer, address };
    return prepareSubscription(payload, this.schemas.schema, this.platform, follower);
  }
}

function tooMany(where: string, limit: number): GraphQLError[] {
  const message = `${where} ${limit} subscriptions at most.`;
  return [new GraphQLError(message, { extensions: { code: 'TOO_LARGE', limit } })];
}
