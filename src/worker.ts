import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { logThroughPino } from './platform/logging/logging.module.js';
import { runUntilToldToStop, stopTheStart } from './platform/process/process-life.js';
import { loadSettings } from './platform/settings/settings.js';
import { WorkerModule } from './worker.module.js';

/** The worker process: does what nobody waits for. */
async function start(): Promise<void> {
  const settings = loadSettings('worker', process.env);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings), {
    bufferLogs: true,
    abortOnError: false,
  });
  logThroughPino(app);
  app.enableShutdownHooks();
  await app.init();
  runUntilToldToStop(app);
}

start().catch(stopTheStart);
