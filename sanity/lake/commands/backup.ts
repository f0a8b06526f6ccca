import { packed } from '../backup/archive.ts';
import { keepBackup } from '../backup/keep.ts';
import type { Manifest } from '../backup/manifest.ts';
import { withSnapshotOf } from '../backup/stopped.ts';
import { askLake } from '../transfer/askLake.ts';
import { type Command, readOptions, required, UsageError } from './command.ts';

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  'with-tokens': { type: 'boolean', default: false },
} as const;

export const backup: Command = {
  summary: 'copy a whole lake, running or stopped',
  help: `Usage: lake backup --url URL --token TOKEN --out FILE.tar.gz|DIR
       lake backup --data DIR --out FILE.tar.gz|DIR

Copies everything a lake keeps (all projects and datasets with their history, assets, and what is
still to be sent to webhooks) as it is at one moment. A running lake goes on serving and writing
meanwhile; of a stopped one, name the directory. The copy is checked before it gets its name.

  --url URL        the running lake, e.g. http://127.0.0.1:3333
  --token TOKEN    an administrator's token; or set LAKE_TOKEN
  --data DIR       the directory of a lake that is not running
  --out PATH       where to put it: a file ending in .tar.gz, else a new directory
  --with-tokens    include the generated token and who is signed in; keep such a copy secret`,

  async run(args) {
    const options = readOptions(args, OPTIONS);
    const out = required(options.out, '--out PATH', 'where should the backup be kept?');
    if ((options.url === undefined) === (options.data === undefined)) {
      throw new UsageError('Give either --url (a running lake) or --data (a stopped one)');
    }
    const withTokens = options['with-tokens'];
    let manifest: Manifest;
    if (options.data !== undefined) {
      manifest = await withSnapshotOf(options.data, withTokens, (snapshot) =>
        keepBackup(packed(snapshot), out),
      );
    } else {
      const token = required(options.token ?? process.env.LAKE_TOKEN, '--token', 'who asks?');
      const path = `/v1/lake/backup?tokens=${withTokens}`;
      const response = await askLake({ url: options.url ?? '', token }, path);
      if (!response.body) throw new Error('The lake sent no backup');
      manifest = await keepBackup(chunksOf(response.body), out);
    }
    console.log(`Backed up to ${out}: ${described(manifest)}`);
  },
};

/** What is in a backup, in a few words. */
export function described({ lastTransaction, assets }: Manifest): string {
  const until = lastTransaction ? `up to ${lastTransaction.timestamp}` : 'no content';
  return `${until}, ${assets.length} assets`;
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
