import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** One thing the command line can do. */
export type Command = {
  /** One line, for the list of commands. */
  summary: string;
  /** What `--help` prints. */
  help: string;
  /** Takes the arguments after the command's name. Throws UsageError, CommandError and others. */
  run: (args: string[]) => Promise<void>;
};

/** The command was not understood. */
export class UsageError extends Error {}

/** The command was understood and cannot be done; the message says what to do. */
export class CommandError extends Error {}

/** Takes arguments and the options they may be; returns their values. Throws UsageError. */
export function readOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Takes an option's value; throws UsageError saying what it is for if it is missing. */
export function required(value: string | undefined, option: string, question: string): string {
  if (value) return value;
  throw new UsageError(`${option} is missing: ${question}`);
}
