import { apiError } from '../errors.ts';
import {
  draftIdOf,
  isDraftId,
  isVersionId,
  type LakeDocument,
  publishedIdOf,
  releaseNameOf,
  versionIdOf,
} from '../store/document.ts';
import { isObject } from '../store/json.ts';
import { Snapshot } from './snapshot.ts';
import { withText } from './text.ts';

/** `raw`, or the layers that are looked through, the first on top; `published` lies beneath all. */
export type Perspective = 'raw' | readonly string[];

/** From this API version on, queries see published documents unless they ask for others. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19';

/** Takes `?perspective=` and the API version (`1`, `X` or a date). Throws a 400 for nonsense. */
export function readPerspective(parameter: string | undefined, apiVersion: string): Perspective {
  if (!parameter) {
    const isModern = apiVersion === 'X' || apiVersion >= PUBLISHED_BY_DEFAULT_SINCE;
    return isModern ? ['published'] : 'raw';
  }
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

function publishedOnly(base: Snapshot): Snapshot {
  const seen = new Map<string, LakeDocument>();
  for (const document of base.all()) {
    if (!isDraftId(document._id) && !isVersionId(document._id)) seen.set(document._id, document);
  }
  return new Snapshot(base.dataset, seen);
}

function overlaid(base: Snapshot, layers: readonly string[]): Snapshot {
  const seen = new Map<string, LakeDocument>();
  const done = new Set<string>();
  const releases = new Set(layers.filter((layer) => layer !== 'drafts' && layer !== 'published'));
  for (const document of base.all()) {
    const isInLayers =
      (isDraftId(document._id) && layers.includes('drafts')) ||
      releases.has(releaseNameOf(document._id) ?? '') ||
      (!isDraftId(document._id) && !isVersionId(document._id));
    const id = publishedIdOf(document._id);
    if (!isInLayers || done.has(id)) continue;
    done.add(id);
    const top = topmost(base, layers, id);
    if (top && !isDeletedByRelease(top)) {
      seen.set(top._id, withText({ ...top, _id: id, _originalId: top._id }, top));
    }
  }
  return new Snapshot(base.dataset, seen);
}

function topmost(base: Snapshot, layers: readonly string[], id: string): LakeDocument | undefined {
  for (const layer of layers) {
    const inLayer =
      layer === 'published' ? id : layer === 'drafts' ? draftIdOf(id) : versionIdOf(layer, id);
    const document = base.get(inLayer);
    if (document) return document;
  }
  return base.get(id);
}

/** A version that says "unpublish when this release is published". */
function isDeletedByRelease(document: LakeDocument): boolean {
  return isObject(document._system) && document._system.delete === true;
}
