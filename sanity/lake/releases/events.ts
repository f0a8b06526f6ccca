import { publishedIdOf } from '../store/document.ts';
import type { Revision } from '../store/history.ts';
import { releaseIdOf } from './release.ts';

type ReleaseEvent = {
  type:
    | 'createRelease'
    | 'scheduleRelease'
    | 'unscheduleRelease'
    | 'publishRelease'
    | 'archiveRelease'
    | 'unarchiveRelease'
    | 'addDocumentToRelease'
    | 'discardDocumentFromRelease';
  timestamp: string;
  author: string;
  releaseName: string;
  [detail: string]: unknown;
};

/**
 * Takes a release's name and all revisions of it and its versions, oldest first; returns what an
 * editor would tell of it, oldest first.
 */
export function releaseEvents(name: string, revisions: Revision[]): ReleaseEvent[] {
  const transactions = Map.groupBy(revisions, (revision) => revision.transactionId);
  return [...transactions.values()].flatMap((together) => {
    const release = together.find(({ documentId }) => documentId === releaseIdOf(name));
    // What happens to its versions along with the release is told once, of the release.
    const told = release ? [ofRelease(release)] : together.map(ofVersion);
    return told.flatMap((event) => {
      const { timestamp, author } = together[0] ?? {};
      return event && timestamp && author !== undefined
        ? [{ ...event, timestamp, author, releaseName: name }]
        : [];
    });
  });
}

type Told = Pick<ReleaseEvent, 'type'> & Record<string, unknown>;

function ofRelease({ before, after }: Revision): Told | undefined {
  if (!after) return undefined;
  if (!before) return { type: 'createRelease' };
  if (before.state === after.state) return undefined;
  switch (after.state) {
    case 'scheduled':
      return { type: 'scheduleRelease', publishAt: after.publishAt };
    case 'published':
      return { type: 'publishRelease' };
    case 'archived':
      return { type: 'archiveRelease' };
    case 'active':
      if (before.state === 'unscheduling') return { type: 'unscheduleRelease' };
      return before.state === 'unarchiving' ? { type: 'unarchiveRelease' } : undefined;
    default:
      return undefined;
  }
}

function ofVersion({ documentId: versionId, before, after }: Revision): Told | undefined {
  if (before && after) return undefined;
  const document = after ?? before;
  const about = {
    documentId: publishedIdOf(versionId),
    documentType: document?._type,
    versionId,
    versionRevisionId: document?._rev,
  };
  return { type: after ? 'addDocumentToRelease' : 'discardDocumentFromRelease', ...about };
}
