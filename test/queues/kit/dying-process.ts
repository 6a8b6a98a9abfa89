import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { z } from 'zod';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { HandlesJob } from '../../../src/platform/jobs/handlers.js';
import { JobsModule } from '../../../src/platform/jobs/jobs.module.js';
import type { Settings } from '../../../src/platform/settings/settings.js';
import { SettingsModule } from '../../../src/platform/settings/settings.module.js';
import { slow, type slowPayload } from './slow.jobs.js';

/** Writes its effect, says so, and never comes back: its parent kills it in the middle of the transaction. */
@HandlesJob(slow)
class NeverEndingWorker {
  async handle(tx: Transaction, { id }: z.infer<typeof slowPayload>): Promise<void> {
    await tx.execute('INSERT INTO effect (who, what, subject) VALUES ($1, $2, $3)', ['child', '', id]);
    process.stdout.write('AT WORK\n');
    await new Promise(() => setInterval(() => undefined, 1_000));
  }
}

class DyingProcess {}

async function start(settings: Settings): Promise<void> {
  const imports = [SettingsModule.with(settings), DatabaseModule.as('worker'), JobsModule.forWorker()];
  Module({ imports, providers: [NeverEndingWorker] })(DyingProcess);
  await NestFactory.createApplicationContext(DyingProcess, { logger: ['error', 'warn'] });
}

process.once('message', (settings) => void start(settings as Settings));
