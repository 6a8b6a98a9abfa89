import { Command } from 'commander';
import { addCreateAdministrator } from './administrator.command.js';
import { addBackup, addRestore } from './backup/backup.command.js';
import { addClock } from './clock.command.js';
import type { CommandAdder } from './command-adder.js';
import { addDecode } from './decode/decode.command.js';
import { addDemo } from './demo/demo.command.js';
import { addDoctor } from './doctor/doctor.command.js';
import { addErasePerson } from './erasure/erase-person.command.js';
import { addImportManifest } from './manifest/import-manifest.command.js';
import { addMigrate } from './migrate.command.js';
import { addScenario } from './scenario/scenario.command.js';
import { addSchema } from './schema.command.js';
import { addSimulate } from './simulation/simulate.command.js';
import { addBeginAnchors } from './verification/history/begin-anchors.command.js';
import { addVerifyHistory } from './verification/history/verify-history.command.js';
import { addVerify } from './verification/verify.command.js';

const COMMANDS: readonly CommandAdder[] = [
  addMigrate,
  addSchema,
  addClock,
  addDecode,
  addDemo,
  addCreateAdministrator,
  addImportManifest,
  addScenario,
  addSimulate,
  addVerify,
  addErasePerson,
  addVerifyHistory,
  addBeginAnchors,
  addDoctor,
  addBackup,
  addRestore,
];

/** `hub <command>`: what is done at a console instead of over the API. */
export function createProgram(environment: Record<string, string | undefined>): Command {
  const program = new Command('hub').description('Liège Hub: the tracker of donated medical supplies');
  for (const add of COMMANDS) add(program, environment);
  return program;
}
