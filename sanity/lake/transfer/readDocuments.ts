import { existsSync } from 'node:fs';
import { newId } from '../mutate/ids.ts';
import { isObject } from '../store/json.ts';
import { referencesIn } from '../store/references.ts';
import { assetSourcesIn, localPathOf } from './assetSources.ts';
import { eachLine, type Package } from './package.ts';

/** A document of an export: what has to be known of it before it is written, and its text. */
export type ReadDocument = {
  id: string;
  line: number;
  text: string;
  /** What has to exist for this document to be written. */
  strongTargets: string[];
  assetSources: string[];
  /** The path of an asset document's bytes, in a raw export. */
  assetPath: string | undefined;
};

export type Reading = { documents: ReadDocument[]; problems: string[]; leftOut: string[] };

const ID = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,127}$/;

/**
 * Takes an export; returns its documents and what is wrong with them, by line. Sanity's own
 * documents (`_.…`) are left out, except releases.
 */
export async function readDocuments(content: Package): Promise<Reading> {
  const reading: Reading = { documents: [], problems: [], leftOut: [] };
  const lines = new Map<string, number>();
  await eachLine(content.data, (text, line) => {
    const document = readLine(text, line);
    if (typeof document === 'string') {
      reading.problems.push(`Line ${line}: ${document}`);
      return;
    }
    const { id } = document;
    const earlier = lines.get(id);
    if (earlier !== undefined) {
      reading.problems.push(`Line ${line}: document "${id}" is on line ${earlier} already`);
    } else if (id.startsWith('_.') && !isRelease(id)) {
      reading.leftOut.push(id);
    } else {
      lines.set(id, line);
      reading.documents.push(document);
      reading.problems.push(...missingFiles(document, content));
    }
  });
  return reading;
}

export function isRelease(id: string): boolean {
  return id.startsWith('_.releases.');
}

/** Takes a line; returns its document, or what is wrong with it. */
function readLine(text: string, line: number): ReadDocument | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `is not JSON (${error instanceof Error ? error.message : error}); every line is a document`;
  }
  if (!isObject(value)) return 'is not a document but some other JSON';
  const { _id: id = newId(), _type: type, path } = value;
  if (typeof id !== 'string' || !ID.test(id) || id.includes('..')) {
    return `${JSON.stringify(id)} cannot be an _id: letters, digits, ".", "_" and "-", at most 128`;
  }
  if (typeof type !== 'string' || type === '') return `document "${id}" has no _type`;
  const isAsset = type === 'sanity.imageAsset' || type === 'sanity.fileAsset';
  return {
    id,
    line,
    text,
    strongTargets: referencesIn(value)
      .filter(({ isWeak, isElsewhere }) => !isWeak && !isElsewhere)
      .map(({ target }) => target),
    assetSources: assetSourcesIn(value),
    assetPath: isAsset ? String(path) : undefined,
  };
}

function missingFiles({ id, line, assetSources }: ReadDocument, { directory }: Package): string[] {
  return assetSources.flatMap((source) => {
    if (!/^(image|file)@(file|https?|data):/.test(source)) {
      return [
        `Line ${line}: document "${id}" has the asset "${source}"; write image@file://… or file@https://…`,
      ];
    }
    const path = localPathOf(source, directory);
    if (path === undefined || existsSync(path)) return [];
    return [
      `Line ${line}: document "${id}" needs the asset ${source}, but there is no file ${path}; ` +
        'put it there, or leave such assets out with --allow-failing-assets',
    ];
  });
}
