import { apiError } from '../errors.ts';
import {
  draftIdOf,
  isDraftId,
  isVersionId,
  type LakeDocument,
  publishedIdOf,
  versionIdOf,
} from '../store/document.ts';
import { isObject } from '../store/json.ts';
import { withText } from '../store/text.ts';
import { Snapshot } from './snapshot.ts';

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

function isPublished(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id);
}

function publishedOnly(base: Snapshot): Snapshot {
  return new Snapshot(base.dataset, {
    see: (document) => (isPublished(document._id) ? base.see(document) : undefined),
    find: (id) => (isPublished(id) ? base.get(id) : undefined),
  });
}

/** Of each document its topmost layer, under the published id. */
function overlaid(base: Snapshot, layers: readonly string[]): Snapshot {
  const known = new Map<string, LakeDocument>();
  const shown = (top: LakeDocument): LakeDocument | undefined => {
    if (isDeletedByRelease(top)) return undefined;
    const id = publishedIdOf(top._id);
    const document = known.get(id) ?? withText({ ...top, _id: id, _originalId: top._id }, top);
    known.set(id, document);
    return document;
  };
  return new Snapshot(base.dataset, {
    see: (document) => {
      const top = topmost(base, layers, publishedIdOf(document._id));
      return top?._id === document._id ? shown(top) : undefined;
    },
    find: (id) => {
      const top = isPublished(id) ? topmost(base, layers, id) : undefined;
      return top && shown(top);
    },
  });
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
