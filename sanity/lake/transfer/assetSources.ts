import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '../store/json.ts';

/** How an export says which asset an image or file field had: `"image@file://./images/x.png"`. */
const SOURCE = '_sanityAsset';

/** Takes any value; returns every asset that it names the source of. */
export function assetSourcesIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const item of value) assetSourcesIn(item, found);
  else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (name === SOURCE) found.push(String(member));
      else assetSourcesIn(member, found);
    }
  }
  return found;
}

/** Takes a value and the ids of assets by source; returns it with references to them instead. */
export function withAssets(value: unknown, ids: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withAssets(item, ids));
  if (!isObject(value)) return value;
  const { [SOURCE]: source, ...rest } = value;
  const copy = Object.fromEntries(
    Object.entries(rest).map(([name, member]) => [name, withAssets(member, ids)]),
  );
  if (typeof source !== 'string') return copy;
  const id = ids.get(source);
  const asset = id === undefined ? {} : { asset: { _type: 'reference', _ref: id } };
  return { _type: kindOf(source), ...copy, ...asset };
}

export function kindOf(source: string): 'image' | 'file' {
  return source.startsWith('image@') ? 'image' : 'file';
}

/** The address in a source: what follows `image@` or `file@`. */
export function addressOf(source: string): string {
  return source.slice(source.indexOf('@') + 1);
}

/** The file a source names, if it names one; `file://./…` lies beside the documents. */
export function localPathOf(source: string, directory: string): string | undefined {
  const address = addressOf(source);
  if (address.startsWith('file://./')) {
    return join(directory, decodeURIComponent(address.slice('file://./'.length)));
  }
  return address.startsWith('file:') ? fileURLToPath(address) : undefined;
}
