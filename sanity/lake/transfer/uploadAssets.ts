import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SanityClient } from '@sanity/client';
import { getMimeType } from 'hono/utils/mime';
import { CommandError } from '../commands/command.ts';
import { isObject } from '../store/json.ts';
import { addressOf, kindOf, localPathOf } from './assetSources.ts';
import type { Package } from './package.ts';

const PARALLEL_UPLOADS = 4;

/** What the lake knows better than the export: where the bytes are now. */
const OWN = ['_id', '_type', '_rev', 'assetId', 'extension', 'path', 'uploadId', 'url'];

/**
 * Takes an export and the sources of assets; uploads those the dataset does not have, with what was
 * noted of them. Returns the id of each asset by its source, and those that could not be had.
 */
export async function uploadAssets(
  client: SanityClient,
  content: Package,
  sources: Iterable<string>,
): Promise<{ ids: Map<string, string>; failures: string[] }> {
  const ids = new Map<string, string>();
  const failures: string[] = [];
  const present = await presentAssets(client);
  const waiting = [...new Set(sources)].values();
  const work = async () => {
    for (const source of waiting) {
      try {
        ids.set(source, await assetId(source, client, content, present));
      } catch (error) {
        failures.push(`${source}: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_UPLOADS }, work));
  return { ids, failures };
}

/** Ids of the assets that a dataset has, by kind and SHA-1. */
async function presentAssets(client: SanityClient): Promise<Map<string, string>> {
  const query = '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]._id';
  const ids = await client.fetch<string[]>(query);
  return new Map(ids.map((id) => [id.split('-').slice(0, 2).join('-'), id]));
}

async function assetId(
  source: string,
  client: SanityClient,
  content: Package,
  present: Map<string, string>,
): Promise<string> {
  const kind = kindOf(source);
  const bytes = await bytesOf(source, content);
  const name = `${kind}-${createHash('sha1').update(bytes).digest('hex')}`;
  const known = present.get(name);
  if (known !== undefined) return known;
  const notes = content.assetNotes[name];
  const noted = isObject(notes) ? notes : undefined;
  const filename = String(noted?.originalFilename ?? nameIn(source));
  const contentType = getMimeType(filename) ?? 'application/octet-stream';
  const asset = await client.assets.upload(kind, bytes, { filename, contentType });
  if (noted) {
    const { originalFilename: _, ...described } = asset;
    const restored = Object.entries(noted).filter(([attribute]) => !OWN.includes(attribute));
    await client.createOrReplace({ ...described, ...Object.fromEntries(restored) });
  }
  return asset._id;
}

async function bytesOf(source: string, { directory }: Package): Promise<Buffer> {
  const path = localPathOf(source, directory);
  if (path !== undefined) return readFile(path);
  const response = await fetch(addressOf(source));
  if (!response.ok) throw new CommandError(`answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** The official export calls `<sha1>.mp4` `<sha1>-mp4.bin`: its endings are letters only. */
function nameIn(source: string): string {
  const { pathname } = new URL(addressOf(source));
  return basename(pathname).replace(/^([a-f0-9]{40})-([a-z0-9]+)\.bin$/, '$1.$2');
}
