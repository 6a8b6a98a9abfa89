import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { logThroughPino } from '../logging/logging.module.js';
import { fastifyOptions } from './fastify-options.js';
import { type HttpLimits, usualHttpLimits } from './http-limits.js';
import { addRequestHooks } from './request-hooks.js';
import { takeFilesAsStreams } from './uploads.js';

/**
 * The API process, not listening yet: `await app.listen(port, host)`. The module must import LoggingModule.
 *
 * @throws what stopped the start, for the door to print
 */
export async function createApiApplication(
  module: Type | DynamicModule,
  limits: Partial<HttpLimits> = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions({ ...usualHttpLimits, ...limits }));
  const instance = adapter.getInstance();
  addRequestHooks(instance);
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
