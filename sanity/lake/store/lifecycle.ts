import { isDraftId, isVersionId, publishedIdOf, releaseNameOf } from './document.ts';
import type { Revision } from './history.ts';

/** What happened to a document as an editor would tell it; edits in between are not told. */
type Happening = {
  type:
    | 'createDocumentVersion'
    | 'deleteDocumentVersion'
    | 'publishDocumentVersion'
    | 'unpublishDocument'
    | 'deleteDocumentGroup'
    | 'createLiveDocument'
    | 'updateLiveDocument';
  timestamp: string;
  author: string;
  documentId: string;
  versionId?: string;
  versionRevisionId?: string | undefined;
  revisionId?: string;
  releaseId?: string | undefined;
  publishCause?: string;
};

export type LifecycleEvent = Happening & {
  documentVariantType: 'published' | 'draft' | 'version';
};

/**
 * Takes all revisions of a document under all its ids, oldest first, and the id of interest;
 * returns what befell it, oldest first. A draft's or version's own events, or all for the published.
 */
export function lifecycle(revisions: Revision[], id: string): LifecycleEvent[] {
  const documentVariantType = isDraftId(id) ? 'draft' : isVersionId(id) ? 'version' : 'published';
  const existing = new Set<string>();
  const transactions = Map.groupBy(revisions, (revision) => revision.transactionId);
  return [...transactions.values()]
    .flatMap((together) => {
      for (const { documentId, after } of together) {
        if (after) existing.add(documentId);
        else existing.delete(documentId);
      }
      return eventsOf(together, existing);
    })
    .filter((event) => isAbout(event, id))
    .map((event) => ({ ...event, documentVariantType }));
}

function isAbout(event: Happening, id: string): boolean {
  if (publishedIdOf(id) === id) return true;
  if (event.type === 'createLiveDocument' || event.type === 'updateLiveDocument') return false;
  return event.versionId === undefined || event.versionId === id;
}

/** Takes what one transaction did to the forms of a document, and which of them remain. */
function eventsOf(together: Revision[], remaining: Set<string>): Happening[] {
  const [first] = together;
  if (!first) return [];
  const { transactionId, timestamp, author } = first;
  const documentId = publishedIdOf(first.documentId);
  const base = { timestamp, author, documentId };
  const published = together.find((revision) => revision.documentId === documentId);
  const versions = together.filter((revision) => revision !== published);
  const gone = versions.find((revision) => !revision.after);

  if (remaining.size === 0) return [{ ...base, type: 'deleteDocumentGroup' }];
  if (published && !published.after) {
    const version = versions.find((revision) => revision.after) ?? versions[0];
    const versionId = version?.documentId ?? `drafts.${documentId}`;
    return [{ ...base, type: 'unpublishDocument', versionId, versionRevisionId: transactionId }];
  }
  if (published && gone) {
    const version = {
      versionId: gone.documentId,
      versionRevisionId: gone.before?._rev,
      releaseId: releaseNameOf(gone.documentId),
    };
    const cause = { publishCause: 'document.publish', revisionId: transactionId };
    return [{ ...base, type: 'publishDocumentVersion', ...version, ...cause }];
  }
  if (published) {
    const type = published.before ? 'updateLiveDocument' : 'createLiveDocument';
    return [{ ...base, type, revisionId: transactionId }];
  }
  return versions.flatMap((version) => {
    const { before, after, documentId: versionId } = version;
    if (before && after) return [];
    const type = after ? 'createDocumentVersion' : 'deleteDocumentVersion';
    const versionRevisionId = after ? transactionId : before?._rev;
    return [{ ...base, type, versionId, versionRevisionId, releaseId: releaseNameOf(versionId) }];
  });
}
