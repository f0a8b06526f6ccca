import { createHash } from 'node:crypto';
import type { Change, Dataset } from '../store/dataset.ts';
import { draftIdOf, isPublicId, type LakeDocument, publishedIdOf } from '../store/document.ts';
import { isObject } from '../store/json.ts';
import { referencesIn } from '../store/references.ts';
import type { LookedAt, Snapshot } from './snapshot.ts';

/**
 * Sync tags tell a reader of live events whether an answer may be stale: an answer has a tag for
 * everything its query looked at, an event for everything by which a changed document could have
 * been found, before and after. Readers keep them in caches that take no more than this many.
 */
const TAGS_AT_MOST = 64;

/** Takes a snapshot; returns one that notes what is looked at, and how to get the tags of that. */
export function tagging(snapshot: Snapshot): { snapshot: Snapshot; tags: () => string[] } {
  const { dataset } = snapshot;
  const looked = new Map<string, LookedAt>();
  const observed = snapshot.observedBy((at) => looked.set(nameOf(at), at));
  const tags = () => {
    const isMuch = looked.has('everything') || looked.size > TAGS_AT_MOST;
    return isMuch
      ? [tagOf(dataset, 'everything')]
      : [...looked.keys()].map((at) => tagOf(dataset, at));
  };
  return { snapshot: observed, tags };
}

/** Many hear of one transaction; its tags are worked out once. */
const known = new WeakMap<readonly Change[], Map<boolean, string[]>>();

/**
 * Takes changes of a dataset, already made; returns the tags of all answers that may have changed.
 * `withDrafts`: also of those seen through perspectives that show drafts and versions.
 */
export function tagsOfChanges(
  dataset: Dataset,
  changes: readonly Change[],
  withDrafts: boolean,
): string[] {
  const ofChanges = known.get(changes) ?? new Map<boolean, string[]>();
  known.set(changes, ofChanges);
  const tags = ofChanges.get(withDrafts) ?? workedOut(dataset, changes, withDrafts);
  ofChanges.set(withDrafts, tags);
  return tags;
}

function workedOut(dataset: Dataset, changes: readonly Change[], withDrafts: boolean): string[] {
  const looks = new Set(['everything']);
  for (const { id, before, after } of changes) {
    if (!withDrafts && !isPublicId(id)) continue;
    for (const key of [id, publishedIdOf(id)]) looks.add(nameOf({ by: 'id', key }));
    // What shows or hides one layer of a document changes what is found by way of the others.
    const layers = withDrafts ? layersOf(dataset, id) : [];
    for (const document of [before, after, ...layers]) {
      for (const at of document ? waysTo(document) : []) looks.add(nameOf(at));
    }
  }
  return [...looks].map((at) => tagOf(dataset, at));
}

/** The indexes of a dataset under which a document is listed. */
function waysTo(document: LakeDocument): LookedAt[] {
  const { _type, slug } = document;
  const targets = new Set(referencesIn(document).map(({ target }) => target));
  const bySlug = isObject(slug) && typeof slug.current === 'string' ? [slug.current] : [];
  return [
    { by: 'type', key: _type },
    ...bySlug.map((key): LookedAt => ({ by: 'slug', key })),
    ...[...targets].map((key): LookedAt => ({ by: 'reference', key })),
  ];
}

/** A document as it is published, as a draft, and in releases. */
function layersOf(dataset: Dataset, id: string): LakeDocument[] {
  const published = publishedIdOf(id);
  const ids = new Set([published, draftIdOf(published)]);
  for (const each of dataset.layeredIds()) {
    // There may be many; few end like this one.
    if (each.endsWith(published) && publishedIdOf(each) === published) ids.add(each);
  }
  return [...ids].flatMap((each) => dataset.get(each) ?? []);
}

function nameOf(at: LookedAt): string {
  return at.by === 'everything' ? at.by : `${at.by} ${at.key}`;
}

function tagOf({ project, name }: Dataset, at: string): string {
  const hash = createHash('sha256').update(`${project}/${name} ${at}`).digest('base64url');
  return `s1:${hash.slice(0, 10)}`;
}
