import { apiError } from '../errors.ts';
import {
  draftIdOf,
  isDraftId,
  isVersionId,
  publishedIdOf,
  versionIdOf,
} from '../store/document.ts';
import type { Entry } from '../store/documentTable.ts';
import { isObject } from '../store/json.ts';
import { type Seen, Snapshot } from './snapshot.ts';

/** `raw`, or the layers that are looked through, the first on top; `published` lies beneath all. */
export type Perspective = 'raw' | readonly string[];

/** From this API version on, queries see published documents unless they ask for others. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19';

/** Whether drafts and versions have to be asked for, by queries and by listeners. */
export function isPublishedByDefault(apiVersion: string): boolean {
  return apiVersion === 'X' || apiVersion >= PUBLISHED_BY_DEFAULT_SINCE;
}

/** Takes `?perspective=` and the API version (`1`, `X` or a date). Throws a 400 for nonsense. */
export function readPerspective(parameter: string | undefined, apiVersion: string): Perspective {
  if (!parameter) return isPublishedByDefault(apiVersion) ? ['published'] : 'raw';
  const layers = parameter.split(',').map((layer) => layer.trim());
  if (layers.length === 1 && layers[0] === 'raw') return 'raw';
  for (const layer of layers) {
    if (layer === 'raw') throw apiError(400, 'The raw perspective cannot be combined with others');
    if (!/^[a-zA-Z0-9_-]+$/.test(layer)) throw apiError(400, `Invalid perspective "${layer}"`);
  }
  return layers.map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer));
}

/** Takes the documents a person may read and a perspective; returns what is seen through it. */
export function lookThrough(base: Snapshot, perspective: Perspective): Snapshot {
  if (perspective === 'raw') return base;
  const isPublishedOnly = perspective.every((layer) => layer === 'published');
  return isPublishedOnly ? publishedOnly(base) : overlaid(base, perspective);
}

function isPublished(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id);
}

function publishedOnly(base: Snapshot): Snapshot {
  return new Snapshot(base.dataset, {
    see: (entry) => (isPublished(entry.id) ? base.see(entry) : undefined),
    find: (id) => (isPublished(id) ? base.find(id) : undefined),
  });
}

/** Of each document its topmost layer, under the published id. */
function overlaid(base: Snapshot, layers: readonly string[]): Snapshot {
  const shown = (top: Entry): Seen | undefined =>
    isDeletedByRelease(base, top)
      ? undefined
      : { row: top.row, id: publishedIdOf(top.id), originalId: top.id };
  const topmost = (id: string): Entry | undefined => {
    for (const inLayer of throughLayers(layers, id)) {
      const found = base.dataset.has(inLayer) ? base.find(inLayer) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  /** Whether a document is on top; most have nothing above them, and are not looked up. */
  const isTopmost = (entry: Entry): boolean => {
    for (const inLayer of throughLayers(layers, publishedIdOf(entry.id))) {
      if (inLayer === entry.id) return base.see(entry) !== undefined;
      if (base.dataset.has(inLayer) && base.find(inLayer)) return false;
    }
    return false;
  };
  return new Snapshot(base.dataset, {
    see: (entry) => (isTopmost(entry) ? shown(entry) : undefined),
    find: (id) => {
      const top = isPublished(id) ? topmost(id) : undefined;
      return top && shown(top);
    },
  });
}

/** The ids under which a document is looked for, the topmost first. */
function throughLayers(layers: readonly string[], id: string): string[] {
  const ids = layers.map((layer) => {
    if (layer === 'published') return id;
    return layer === 'drafts' ? draftIdOf(id) : versionIdOf(layer, id);
  });
  return [...ids, id];
}

/** A version that says "unpublish when this release is published". */
function isDeletedByRelease(base: Snapshot, entry: Entry): boolean {
  if (!isVersionId(entry.id)) return false;
  const { _system } = base.document(entry);
  return isObject(_system) && _system.delete === true;
}
