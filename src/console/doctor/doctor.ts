import { scrubbed } from '../../platform/logging/redaction.js';
import type { Environment } from '../command-adder.js';
import { checkDatabase } from './database-checks.js';
import { type Finding, lineOf } from './finding.js';
import { checkDoors, checkProduction, checkSecrets } from './settings-checks.js';
import { checkFolders, checkQueues } from './surroundings-checks.js';

/**
 * Looks at everything that a hub needs, one line each, and goes on as far as what it found lets it. Changes nothing.
 * @returns what was found, in the order in which it was written
 */
export async function examine(
  environment: Environment,
  out: { write(text: string): unknown },
): Promise<Finding[]> {
  const found: Finding[] = [];
  const tell = (findings: readonly Finding[]) => {
    found.push(...findings);
    // The last gate: an address in a driver's error may hold a password.
    for (const finding of findings) out.write(`${scrubbed(lineOf(finding))}\n`);
  };
  const { settings, findings } = checkDoors(environment);
  tell(findings);
  if (!settings) return found;
  tell(checkSecrets(settings));
  tell(checkProduction(settings));
  const database = await checkDatabase(settings);
  tell(database);
  if (database.every(({ health }) => health !== 'bad')) tell([await checkQueues(settings)]);
  tell(await checkFolders(settings));
  return found;
}
