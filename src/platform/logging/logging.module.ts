import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { Logger, LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { Settings } from '../settings/settings.js';
import { describeProblem } from './redaction.js';
import { createRootLogger } from './root-logger.js';

/**
 * Structured logs. Code writes through `new Logger('Name')` of @nestjs/common; `logThroughPino` sends
 * those lines here. One process has one logger, whichever module asks first.
 */
@Module({})
export class LoggingModule {
  static with(settings: Settings, destination?: DestinationStream): DynamicModule {
    const logger = createRootLogger(settings, destination);
    return {
      module: LoggingModule,
      // The HTTP door writes its own line per request, so nestjs-pino gets no route.
      // It also brings pino-http, which would put its own description of errors in place of ours.
      imports: [LoggerModule.forRoot({ pinoHttp: { logger, ...keepingSerializers }, forRoutes: [] })],
    };
  }
}

const keepingSerializers = { wrapSerializers: false, serializers: { err: describeProblem } };

/** Sends everything that Nest and the features log through the structured logger. */
export function logThroughPino(app: INestApplicationContext): void {
  app.useLogger(app.get(Logger));
}
