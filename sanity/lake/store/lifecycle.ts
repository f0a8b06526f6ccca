import {
  isDraftId,
  isVersionId,
  type LakeDocument,
  publishedIdOf,
  releaseNameOf,
} from './document.ts';
import type { Revision } from './history.ts';

/** What happened to a document as an editor would tell it; edits in between are not told. */
type Happening = {
  type:
    | 'createDocumentVersion'
    | 'deleteDocumentVersion'
    | 'publishDocumentVersion'
    | 'scheduleDocumentVersion'
    | 'unscheduleDocumentVersion'
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
  publishCause?: 'document.publish' | 'release.publish' | 'release.schedule';
  /** What has become of a schedule since. */
  state?: 'pending' | 'unscheduled' | 'published';
  publishAt?: unknown;
};

export type LifecycleEvent = Happening & {
  documentVariantType: 'published' | 'draft' | 'version';
};

/**
 * Takes all revisions of a document under all its ids and of the releases it was in, oldest first,
 * and the id of interest; returns what befell it, oldest first. A draft's or version's own events,
 * or all for the published.
 */
export function lifecycle(revisions: Revision[], id: string): LifecycleEvent[] {
  const documentVariantType = isDraftId(id) ? 'draft' : isVersionId(id) ? 'version' : 'published';
  const existing = new Map<string, LakeDocument>();
  const transactions = Map.groupBy(revisions, (revision) => revision.transactionId);
  const happenings = [...transactions.values()].flatMap((together) => {
    const ofDocument = together.filter((each) => !isOfRelease(each));
    const releases = together.filter(isOfRelease);
    for (const { documentId, after } of ofDocument) {
      if (after) existing.set(documentId, after);
      else existing.delete(documentId);
    }
    return [
      ...eventsOf(ofDocument, releases, existing),
      ...releases.flatMap((release) => eventsOfSchedule(release, existing)),
    ];
  });
  noteOutcomes(happenings);
  return happenings
    .filter((event) => isAbout(event, id))
    .map((event) => ({ ...event, documentVariantType }));
}

function isOfRelease({ documentId }: Revision): boolean {
  return documentId.startsWith('_.releases.');
}

function isAbout(event: Happening, id: string): boolean {
  if (publishedIdOf(id) === id) return true;
  if (event.type === 'createLiveDocument' || event.type === 'updateLiveDocument') return false;
  return event.versionId === undefined || event.versionId === id;
}

/** Takes what one transaction did to the forms of a document, and which of them remain. */
function eventsOf(
  together: Revision[],
  releases: Revision[],
  remaining: Map<string, LakeDocument>,
): Happening[] {
  const [first] = together;
  if (!first) return [];
  const { transactionId, timestamp, author } = first;
  const documentId = publishedIdOf(first.documentId);
  const base = { timestamp, author, documentId };
  const published = together.find((revision) => revision.documentId === documentId);
  const versions = together.filter((revision) => revision !== published);
  const gone = versions.find((revision) => !revision.after);
  const releaseId = gone && releaseNameOf(gone.documentId);

  if (remaining.size === 0) return [{ ...base, type: 'deleteDocumentGroup' }];
  if (published && !published.after) {
    const version = versions.find((revision) => revision.after) ?? versions[0];
    const versionId = version?.documentId ?? `drafts.${documentId}`;
    const made = { versionId, versionRevisionId: transactionId, releaseId };
    return [{ ...base, type: 'unpublishDocument', ...made }];
  }
  if (published && gone) {
    const version = {
      versionId: gone.documentId,
      versionRevisionId: gone.before?._rev,
      releaseId,
    };
    const cause = { publishCause: causeOf(releases), revisionId: transactionId };
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

function causeOf([release]: Revision[]): NonNullable<Happening['publishCause']> {
  if (!release) return 'document.publish';
  return release.after?.publishAt ? 'release.schedule' : 'release.publish';
}

/** Takes a revision of a release; returns what it means for the versions that are in it. */
function eventsOfSchedule(release: Revision, existing: Map<string, LakeDocument>): Happening[] {
  const { before, after, timestamp, author } = release;
  const isScheduled = after?.state === 'scheduled' && before?.state !== 'scheduled';
  const isUnscheduled = after?.state === 'active' && before?.state === 'unscheduling';
  if (!isScheduled && !isUnscheduled) return [];
  const releaseId = release.documentId.replace(/^_\.releases\./, '');
  return [...existing.values()]
    .filter(({ _id }) => releaseNameOf(_id) === releaseId)
    .map(({ _id, _rev }) => {
      const version = { versionId: _id, versionRevisionId: _rev, releaseId };
      const base = { timestamp, author, documentId: publishedIdOf(_id), ...version };
      if (isUnscheduled) return { ...base, type: 'unscheduleDocumentVersion' };
      const { publishAt } = after;
      return { ...base, type: 'scheduleDocumentVersion', state: 'pending', publishAt };
    });
}

const OUTCOMES: Partial<Record<Happening['type'], Happening['state']>> = {
  unscheduleDocumentVersion: 'unscheduled',
  publishDocumentVersion: 'published',
};

/** Has every schedule say what became of it. */
function noteOutcomes(happenings: Happening[]): void {
  const pending = new Map<string | undefined, Happening>();
  for (const event of happenings) {
    if (event.type === 'scheduleDocumentVersion') pending.set(event.versionId, event);
    const outcome = OUTCOMES[event.type];
    const schedule = pending.get(event.versionId);
    if (!schedule || !outcome) continue;
    schedule.state = outcome;
    pending.delete(event.versionId);
  }
}
