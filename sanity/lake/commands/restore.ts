import { restoreBackup } from '../backup/restore.ts';
import { described } from './backup.ts';
import { type Command, readOptions, required } from './command.ts';

const OPTIONS = { from: { type: 'string' }, data: { type: 'string' } } as const;

export const restore: Command = {
  summary: 'make a lake of a backup',
  help: `Usage: lake restore --from FILE.tar.gz|DIR --data DIR

Checks every byte of a backup and makes it the lake in DIR, whole or not at all. Nothing that exists
is ever overwritten: DIR must be empty or not there. To go back to a backup, restore it into a new
directory and start the lake with that one.

  --from PATH      what "lake backup" has made
  --data DIR       where the lake is to be`,

  async run(args) {
    const options = readOptions(args, OPTIONS);
    const from = required(options.from, '--from PATH', 'which backup?');
    const dataDirectory = required(options.data, '--data DIR', 'where should the lake be?');
    const manifest = await restoreBackup(from, dataDirectory);
    console.log(`Restored to ${dataDirectory}: ${described(manifest)}`);
    console.log(`Start it with: lake --data ${dataDirectory}`);
  },
};
