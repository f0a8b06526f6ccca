import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that a run leaves behind, and that can be deleted to begin afresh. */
export const HOME = join(ROOT, '.formulary');

/**
 * The path of a package's command.
 * @param path Below `node_modules`, such as `next/dist/bin/next`.
 */
export function packageFile(path: string): string {
  return join(ROOT, 'node_modules', path);
}
