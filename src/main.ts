import 'reflect-metadata';
import { ApiModule } from './api.module.js';
import { createApiApplication } from './platform/http/create-api-application.js';
import { httpOptionsOf } from './platform/http/http-options.js';
import { runUntilToldToStop, stopTheStart } from './platform/process/process-life.js';
import { loadSettings } from './platform/settings/settings.js';

/** The API process: answers people. */
async function start(): Promise<void> {
  const settings = loadSettings('api', process.env);
  const app = await createApiApplication(ApiModule.with(settings), httpOptionsOf(settings));
  await app.listen(settings.PORT, settings.HOST);
  runUntilToldToStop(app);
}

start().catch(stopTheStart);
