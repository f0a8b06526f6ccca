import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { exportDataset as officialExport } from '@sanity/export';
import { CommandError } from '../commands/command.ts';
import { lakeClient } from './lakeClient.ts';
import type { Place } from './place.ts';

export type ExportOptions = {
  out: string;
  overwrite: boolean;
  drafts: boolean;
  assets: boolean;
  raw: boolean;
  types: string[] | undefined;
  mode: 'stream' | 'cursor';
};

const ASSET_TYPES = ['sanity.imageAsset', 'sanity.fileAsset'];
const NAMED_IN_ERRORS = 5;

/**
 * Takes a dataset and where to write it; writes it in Sanity's format (`.tar.gz` of `data.ndjson`,
 * `assets.json`, `images/`, `files/`) and returns what is in it. Throws CommandError if the bytes
 * of an asset are missing: such a file could not be imported.
 */
export async function exportDataset(place: Place, options: ExportOptions) {
  const { out, overwrite, drafts, assets, raw, types, mode } = options;
  if (existsSync(out) && !overwrite) {
    throw new CommandError(`${out} exists already; add --overwrite to replace it`);
  }
  const withAssets = assets && !raw;
  if (withAssets) await requireAssets(place);
  const unfinished = `${out}.partial`;
  try {
    const { documentCount, assetCount } = await officialExport({
      client: {
        getUrl: () => `${place.url}/v1/projects/${place.project}/datasets/${place.dataset}/export`,
        config: () => ({ token: place.token }),
      },
      dataset: place.dataset,
      outputPath: createWriteStream(unfinished, { flush: true }),
      drafts,
      assets,
      raw,
      mode,
      // Documents of these types refer to assets, and would be of no use without them.
      types: types && withAssets ? [...types, ...ASSET_TYPES] : types,
      maxRetries: 1,
      maxAssetRetries: 2,
    });
    await rename(unfinished, out);
    return { documentCount, assetCount };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`The export failed, and ${out} was not written: ${reason}`, { cause });
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The official export leaves out, in silence, what cannot be had; that is asked beforehand. */
async function requireAssets(place: Place): Promise<void> {
  const paths = await lakeClient(place).fetch<string[]>('*[_type in $types].path', {
    types: ASSET_TYPES,
  });
  const missing: string[] = [];
  for (const path of paths) {
    const { status } = await fetch(`${place.url}/${path}`, { method: 'HEAD' });
    if (status !== 200) missing.push(path);
  }
  if (missing.length === 0) return;
  const names = missing.slice(0, NAMED_IN_ERRORS).join(', ');
  throw new CommandError(
    `The bytes of ${missing.length} assets are missing in the lake: ${names}. ` +
      'Upload them again, delete their documents, or export with --no-assets.',
  );
}
