import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
const client = () => lake.as('editor');
const releaseId = 'told';
const version = 'versions.told.kept';

/** A release with a life: filled, scheduled, unscheduled, archived, unarchived, published. */
beforeAll(async () => {
  lake = await startTestLake();
  await client().create({ _id: 'kept', _type: 'post', title: 'Now' });
  await client().create({ _id: 'outdated', _type: 'post' });
  await client().releases.create({ releaseId, metadata: { title: 'Told' } });
  for (const publishedId of ['kept', 'dropped', 'outdated']) {
    const document = { _id: `versions.told.${publishedId}`, _type: 'post', title: 'Later' };
    const actionType = 'sanity.action.document.version.create' as const;
    await client().action({ actionType, publishedId, document });
  }
  await client().discardVersion({ releaseId, publishedId: 'dropped' });
  await client().unpublishVersion({ releaseId, publishedId: 'outdated' });
  await client().releases.schedule({ releaseId, publishAt: '2099-01-01T00:00:00Z' });
  await client().releases.unschedule({ releaseId });
  await client().releases.archive({ releaseId });
  await client().releases.unarchive({ releaseId });
  await client().releases.publish({ releaseId });
});
afterAll(() => lake.dispose());

function get<T>(path: string, asker = client()): Promise<T> {
  return asker.request<T>({ url: `/data/history/production/${path}` });
}

type Event = { type: string };
type Documents = { documents: { _rev: string; title: string }[] };

describe('the history of a release', () => {
  it('tells what befell it and what was put in and out, the latest first', async () => {
    const { events, nextCursor } = await get<{ events: Event[]; nextCursor: string }>(
      'events/releases/told',
    );
    expect(events.map(({ type }) => type)).toEqual([
      'publishRelease',
      'unarchiveRelease',
      'archiveRelease',
      'unscheduleRelease',
      'scheduleRelease',
      'discardDocumentFromRelease',
      'addDocumentToRelease',
      'addDocumentToRelease',
      'addDocumentToRelease',
      'createRelease',
    ]);
    expect(events[4]).toMatchObject({
      publishAt: '2099-01-01T00:00:00.000Z',
      releaseName: 'told',
    });
    expect(events[8]).toMatchObject({
      documentId: 'kept',
      documentType: 'post',
      versionId: version,
    });
    expect(nextCursor).toBe('');
  });

  it('tells it page by page, and not to strangers', async () => {
    type Page = { events: Event[]; nextCursor: string };
    const first = await get<Page>('events/releases/told?limit=4');
    const second = await get<Page>(`events/releases/told?limit=4&nextCursor=${first.nextCursor}`);
    expect(first.events).toHaveLength(4);
    expect(second.events[0]).toMatchObject({ type: 'scheduleRelease' });
    const stranger = get('events/releases/told', lake.anonymous());
    await expect(stranger).rejects.toMatchObject({ statusCode: 401 });
  });
});

describe('the history of a document', () => {
  it('tells of the release it was in', async () => {
    const { events } = await get<{ events: Record<string, Event[]> }>('events/documents/kept');
    expect(events.kept).toMatchObject([
      {
        type: 'publishDocumentVersion',
        publishCause: 'release.publish',
        versionId: version,
        releaseId: 'told',
      },
      { type: 'createDocumentVersion', releaseId: 'told' },
      { type: 'deleteDocumentVersion', releaseId: 'told' },
      { type: 'unscheduleDocumentVersion', versionId: version, releaseId: 'told' },
      { type: 'scheduleDocumentVersion', state: 'unscheduled', releaseId: 'told' },
      { type: 'createDocumentVersion', versionId: version },
      { type: 'createLiveDocument' },
    ]);
  });

  it('tells that a release took it down', async () => {
    const { events } = await get<{ events: Record<string, Event[]> }>('events/documents/outdated');
    expect(events.outdated?.[0]).toMatchObject({
      type: 'unpublishDocument',
      versionId: 'drafts.outdated',
      releaseId: 'told',
    });
  });

  it('gives the last state of a version at the revision that published it', async () => {
    const { documents } = await get<Documents>(`documents/${version}?lastRevision=true`);
    const published = await client().getDocument('kept');
    expect(documents).toMatchObject([{ title: 'Later', _rev: published?._rev }]);
  });
});
