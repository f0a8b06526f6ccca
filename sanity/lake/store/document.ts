/** The attributes every document of a lake has; the rest is the customer's own schema. */
export type LakeDocument = {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [attribute: string]: unknown;
};

const DRAFTS = 'drafts.';
const VERSIONS = 'versions.';

export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFTS);
}

export function isVersionId(id: string): boolean {
  return id.startsWith(VERSIONS);
}

/**
 * Whether anyone may read this document of a public dataset.
 * Sanity's rule: ids with a dot are private ("sub path" documents: drafts, versions, the lake's own).
 */
export function isPublicId(id: string): boolean {
  return !id.includes('.');
}

/** Takes any id; returns the id its published document has. */
export function publishedIdOf(id: string): string {
  if (isDraftId(id)) return id.slice(DRAFTS.length);
  if (isVersionId(id)) return id.split('.').slice(2).join('.');
  return id;
}

export function draftIdOf(id: string): string {
  return DRAFTS + publishedIdOf(id);
}

/** Takes a version id (`versions.<release>.<id>`); returns the release's name. */
export function releaseNameOf(versionId: string): string | undefined {
  return isVersionId(versionId) ? versionId.split('.')[1] : undefined;
}

export function versionIdOf(release: string, id: string): string {
  return `${VERSIONS}${release}.${publishedIdOf(id)}`;
}
