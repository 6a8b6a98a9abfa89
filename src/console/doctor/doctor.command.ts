import type { CommandAdder } from '../command-adder.js';
import { examine } from './doctor.js';

export const addDoctor: CommandAdder = (program, environment) => {
  program
    .command('doctor')
    .description(
      'look whether everything that the hub needs is there and safe, and say what to do; changes nothing',
    )
    .action(async () => {
      const found = await examine(environment, process.stdout);
      const count = (health: string) => found.filter((finding) => finding.health === health).length;
      const [wrong, doubtful] = [count('bad'), count('look')];
      process.stdout.write(`${wrong} bad, ${doubtful} to look at, ${count('ok')} well.\n`);
      if (wrong > 0) process.exitCode = 1;
    });
};
