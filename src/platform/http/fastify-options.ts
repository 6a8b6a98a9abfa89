import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpOptions } from './http-options.js';
import { bodyOf, statusAnswer } from './problem-answer.js';
import { REQUEST_ID_HEADER, requestIdFrom } from './request-id.js';

/** How the server treats connections before any route is known. */
export function fastifyOptions(limits: HttpOptions): FastifyHttpOptions<Server> {
  return {
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.idleMilliseconds,
    trustProxy: limits.trustedProxies.length > 0 ? [...limits.trustedProxies] : false,
    requestTimeout: limits.requestMilliseconds,
    keepAliveTimeout: limits.keepAliveMilliseconds,
    http: {
      headersTimeout: limits.headersMilliseconds,
      connectionsCheckingInterval: limits.checkMilliseconds,
      maxHeaderSize: limits.headerBytes,
    },
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: (request) => requestIdFrom(request.headers[REQUEST_ID_HEADER]),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerUnroutable,
  };
}

const STATUS_OF_BREAK: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** A request that Node could not read, or that did not arrive in time: there is a socket, and no more. */
function answerBrokenRequest(problem: NodeJS.ErrnoException, socket: Socket): void {
  if (problem.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_BREAK[problem.code ?? ''] ?? 400;
  const body = JSON.stringify(bodyOf(statusAnswer(status), ''));
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** An address that cannot be decoded: refused before any hook ran. */
function answerUnroutable(problem: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const answer = statusAnswer(problem.statusCode ?? 400);
  void reply
    .status(answer.status)
    .header(REQUEST_ID_HEADER, request.id)
    .header('x-content-type-options', 'nosniff')
    .send(bodyOf(answer, request.url));
}
