import { ConfigError } from '../config.ts';
import { DataDirectoryError } from '../store/database.ts';
import { WebhookQueryError } from '../webhooks/message.ts';
import { CommandError, UsageError } from './command.ts';

const EXPECTED = [CommandError, ConfigError, DataDirectoryError, WebhookQueryError];

/**
 * Prints an error, what a person can mend without a stack; returns the exit code: 2 if the command
 * was not understood, 1 if it failed.
 */
export function tell(error: unknown): 1 | 2 {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nTry --help.`);
    return 2;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`The port is taken (${error.message}); choose another with --port`);
  } else if (error instanceof Error && EXPECTED.some((kind) => error instanceof kind)) {
    console.error(error.message);
  } else {
    console.error(error);
  }
  return 1;
}
