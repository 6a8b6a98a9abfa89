import { type INestApplicationContext, Logger } from '@nestjs/common';
import { SettingsProblem } from '../settings/settings.js';

/**
 * Tells a parent process that this one is up, and ends with it: a child whose parent was killed must not stay
 * behind holding the port and the queues.
 */
export function runUntilToldToStop(app: INestApplicationContext): void {
  process.send?.({ ready: true });
  process.once('disconnect', () => {
    new Logger('Process').log('The process that started this one is gone: stopping');
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

/** Prints why the process does not start: the sentence alone where a person can mend it, all of it elsewhere. */
export function stopTheStart(problem: unknown): void {
  const text =
    problem instanceof SettingsProblem
      ? problem.message
      : problem instanceof Error
        ? problem.stack
        : String(problem);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
