import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { exportDataset } from './export.ts';
import { importDataset } from './import.ts';
import { restore } from './restore.ts';
import { start } from './start.ts';

/** Everything the command line can do, by name. */
export const COMMANDS = new Map<string, Command>([
  ['start', start],
  ['export', exportDataset],
  ['import', importDataset],
  ['backup', backup],
  ['restore', restore],
]);
