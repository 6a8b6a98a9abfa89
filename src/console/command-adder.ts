import type { Command } from 'commander';

/** The environment that the door hands down: nobody else reads it. */
export type Environment = Record<string, string | undefined>;

/** Adds one command, or one family of them, to the program. */
export type CommandAdder = (program: Command, environment: Environment) => void;
