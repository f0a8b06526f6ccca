import { importDataset as readImport } from '../transfer/importDataset.ts';
import { PLACE_HELP, PLACE_OPTIONS, withTarget } from '../transfer/place.ts';
import { type Command, readOptions, required, UsageError } from './command.ts';

const OPTIONS = {
  ...PLACE_OPTIONS,
  from: { type: 'string' },
  replace: { type: 'boolean', default: false },
  missing: { type: 'boolean', default: false },
  'allow-failing-assets': { type: 'boolean', default: false },
} as const;

export const importDataset: Command = {
  summary: "read a file in Sanity's export format into a dataset",
  help: `Usage: lake import --url URL --token TOKEN --dataset NAME --from FILE.tar.gz [OPTIONS]
       lake import --data DIR --dataset NAME --from FILE.tar.gz [OPTIONS]

Reads what "sanity dataset export" or "lake export" has written, or a file of documents, one JSON
document on a line (.ndjson). Everything is checked first: if a line is broken, an asset missing or
a strong reference without its target, nothing is imported and all such lines are named.
Without --replace or --missing, none of the documents may exist.

${PLACE_HELP}
  --from PATH      a .tar.gz, an .ndjson file, or a directory with one
  --replace        replace documents that exist
  --missing        leave documents that exist as they are
  --allow-failing-assets
                   go on without assets that cannot be had`,

  async run(args) {
    const options = readOptions(args, OPTIONS);
    const from = required(options.from, '--from PATH', 'what should be imported?');
    if (options.replace && options.missing) throw new UsageError('Give --replace or --missing');
    const { documentCount, assetCount, warnings } = await withTarget(options, (place) =>
      readImport(place, from, {
        conflict: options.replace ? 'replace' : options.missing ? 'skip' : 'refuse',
        allowFailingAssets: options['allow-failing-assets'],
      }),
    );
    for (const warning of warnings) console.error(warning);
    console.log(`Imported ${documentCount} documents and ${assetCount} assets from ${from}`);
  },
};
