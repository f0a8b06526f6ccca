import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
const revisions: string[] = [];

/** A document with a life: drafted, edited, published, edited live, and unpublished. */
beforeAll(async () => {
  lake = await startTestLake();
  const client = lake.as('editor');
  const pair = { draftId: 'drafts.life', publishedId: 'life' };
  const note = ({ transactionId }: { transactionId: string }) => revisions.push(transactionId);
  note(
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'life',
      attributes: { _id: 'drafts.life', _type: 'post', title: 'One' },
      ifExists: 'fail',
    }),
  );
  const patch = { set: { title: 'Two' } };
  note(await client.action({ actionType: 'sanity.action.document.edit', ...pair, patch }));
  note(await client.action({ actionType: 'sanity.action.document.publish', ...pair }));
  note(await client.action({ actionType: 'sanity.action.document.unpublish', ...pair }));
});
afterAll(() => lake.dispose());

function get<T>(path: string, client = lake.as('editor')): Promise<T> {
  return client.request<T>({ url: `/data/history/production/${path}` });
}

type Documents = { documents: { _id: string; title: string }[] };

describe('history', () => {
  it('gives documents as they stood at a revision', async () => {
    const at = (revision = '') => get<Documents>(`documents/life,drafts.life?revision=${revision}`);
    expect((await at(revisions[0])).documents).toMatchObject([
      { _id: 'drafts.life', title: 'One' },
    ]);
    expect((await at(revisions[1])).documents).toMatchObject([{ title: 'Two' }]);
    expect((await at(revisions[2])).documents).toMatchObject([{ _id: 'life', title: 'Two' }]);
  });

  it('gives the last state of what has been deleted', async () => {
    const { documents } = await get<Documents>('documents/life?lastRevision=true');
    expect(documents).toMatchObject([{ _id: 'life', title: 'Two' }]);
  });

  it('lists transactions line by line, with what they did', async () => {
    const body = await get<string>(
      `transactions/drafts.life?excludeContent=true&effectFormat=mendoza&fromTransaction=${revisions[1]}`,
    );
    const lines: unknown[] = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        id: revisions[1],
        documentIDs: ['drafts.life'],
        effects: {
          'drafts.life': {
            apply: expect.arrayContaining(['Two', 'title']),
            revert: expect.arrayContaining(['One', 'title']),
          },
        },
      },
      { id: revisions[2], effects: { 'drafts.life': { apply: [0, null] } } },
      { id: revisions[3] },
    ]);
  });

  it('tells what befell a document, the latest first', async () => {
    type Events = { events: Record<string, { type: string }[]>; nextCursor: string };
    const { events, nextCursor } = await get<Events>('events/documents/life?limit=100');
    expect(events.life?.map((event) => event.type)).toEqual([
      'unpublishDocument',
      'publishDocumentVersion',
      'createDocumentVersion',
    ]);
    expect(events.life?.[1]).toMatchObject({
      documentId: 'life',
      versionId: 'drafts.life',
      versionRevisionId: revisions[1],
      revisionId: revisions[2],
    });
    expect(nextCursor).toBe('');
  });

  it('is closed to strangers', async () => {
    const stranger = lake.anonymous();
    for (const path of [
      'documents/life?lastRevision=true',
      'transactions/life',
      'events/documents/life',
    ]) {
      await expect(get(path, stranger)).rejects.toMatchObject({ statusCode: 401 });
    }
  });
});
