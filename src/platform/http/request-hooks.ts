import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inRequest } from '../logging/request-scope.js';
import { REQUEST_ID_HEADER } from './request-id.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is being asked, for the log: `mutation receivePallet`. Empty outside of GraphQL. */
    operation: string;
  }
}

const log = new Logger('Http');

/** Request id and one log line, for every request, and no copy of an answer in a cache. */
export function addRequestHooks(instance: FastifyInstance): void {
  instance.decorateRequest('operation', '');
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.header('cache-control', 'no-store').header(REQUEST_ID_HEADER, request.id);
    inRequest(request.id, done);
  });
  // The body arrives in events of the socket, which know nothing of the request: its scope is entered again.
  instance.addHook('preValidation', (request, _reply, done) => inRequest(request.id, done));
  instance.addHook('onResponse', (request, reply, done) => {
    inRequest(request.id, () => writeLine(request, reply));
    done();
  });
}

/** The route, not the address: an address may hold a tracking code. */
function writeLine(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    method: request.method,
    route: request.routeOptions.url ?? '(none)',
    ...(request.operation ? { operation: request.operation } : {}),
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime),
  };
  if (line.route.startsWith('/health')) log.debug(line);
  else log.log(line);
}
