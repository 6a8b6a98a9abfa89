import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { logThroughPino } from '../logging/logging.module.js';
import { fastifyOptions } from './fastify-options.js';
import { type HttpOptions, usualHttpOptions } from './http-options.js';
import { addRequestHooks } from './request-hooks.js';
import { addCors, addSecurityHeaders } from './security-headers.js';
import { takeFilesAsStreams } from './uploads.js';

/**
 * The API process, not listening yet: `await app.listen(port, host)`. The module must import LoggingModule.
 *
 * @throws what stopped the start, for the door to print
 */
export async function createApiApplication(
  module: Type | DynamicModule,
  options: Partial<HttpOptions> = {},
): Promise<NestFastifyApplication> {
  const door = { ...usualHttpOptions, ...options };
  const adapter = new FastifyAdapter(fastifyOptions(door));
  const instance = adapter.getInstance();
  instance.server.maxConnections = door.connections;
  addRequestHooks(instance);
  addSecurityHeaders(instance);
  addCors(instance, door.corsOrigins);
  // JSON is the only language of the API. Plain text would also slip past the check against forged requests.
  instance.removeContentTypeParser('text/plain');
  takeFilesAsStreams(instance);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  logThroughPino(app);
  app.enableShutdownHooks();
  return app;
}
