import { exportDataset as writeExport } from '../transfer/exportDataset.ts';
import { PLACE_HELP, PLACE_OPTIONS, withSource } from '../transfer/place.ts';
import { type Command, readOptions, required, UsageError } from './command.ts';

const OPTIONS = {
  ...PLACE_OPTIONS,
  out: { type: 'string' },
  overwrite: { type: 'boolean', default: false },
  'no-drafts': { type: 'boolean', default: false },
  'no-assets': { type: 'boolean', default: false },
  raw: { type: 'boolean', default: false },
  types: { type: 'string' },
  mode: { type: 'string', default: 'stream' },
} as const;

export const exportDataset: Command = {
  summary: "write a dataset to a file in Sanity's export format",
  help: `Usage: lake export --url URL --token TOKEN --dataset NAME --out FILE.tar.gz [OPTIONS]
       lake export --data DIR --dataset NAME --out FILE.tar.gz [OPTIONS]

Writes the documents of a dataset and its images and files to a .tar.gz that "sanity dataset import"
and "lake import" take. History is not part of the format; "lake backup" keeps it.

${PLACE_HELP}
  --out FILE       the file to write
  --overwrite      replace the file if it exists
  --no-drafts      leave out drafts and versions
  --no-assets      leave out images, files, and the references to them
  --raw            keep asset documents as they are, without the bytes
  --types A,B      documents of these types only (and assets)
  --mode MODE      stream (as at one moment; default) or cursor (in pages)`,

  async run(args) {
    const options = readOptions(args, OPTIONS);
    const out = required(options.out, '--out FILE', 'where should the export be written?');
    const { mode } = options;
    if (mode !== 'stream' && mode !== 'cursor') {
      throw new UsageError(`--mode is stream or cursor, not "${mode}"`);
    }
    const { documentCount, assetCount } = await withSource(options, (place) =>
      writeExport(place, {
        out,
        overwrite: options.overwrite,
        drafts: !options['no-drafts'],
        assets: !options['no-assets'],
        raw: options.raw,
        types: options.types?.split(','),
        mode,
      }),
    );
    console.log(`Exported ${documentCount} documents and ${assetCount} assets to ${out}`);
  },
};
