import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({
    roles: [
      {
        name: 'novelist',
        grants: [{ filter: '_type == "novel"', permissions: ['read', 'create', 'update'] }],
      },
    ],
    tokens: ['administrator', 'editor', 'novelist'].map((role) => {
      return { token: `token-of-${role}`, label: role, roles: [role] };
    }),
  });
});
afterAll(() => lake.dispose());

const SECRET = 'Quetzalcoatlus';

async function historyOf(...ids: string[]) {
  const request = (url: string) => lake.as('administrator').request({ url });
  const list = ids.join(',');
  const transactions = await request(
    `/data/history/production/transactions/${list}?excludeContent=true`,
  );
  const { documents } = await request(
    `/data/history/production/documents/${list}?lastRevision=true`,
  );
  return { transactions: `${transactions ?? ''}`, documents };
}

const NONE = { transactions: '', documents: [] };

/** A document that was drafted, published and edited, with its id. */
async function written(id: string): Promise<string> {
  const client = lake.as('editor');
  const content = { _type: 'poem', text: `${SECRET} of ${id}` };
  await client.create({ _id: `drafts.${id}`, ...content });
  await client
    .transaction()
    .delete(`drafts.${id}`)
    .create({ _id: id, ...content })
    .commit();
  await client
    .patch(id)
    .set({ text: `${SECRET} edited` })
    .commit();
  return id;
}

/** As over HTTP: the client's types do not know of `purge` in mutations. */
const mutate = (mutations: object[], client = lake.as('editor'), dryRun = false) =>
  client.request({
    url: '/data/mutate/production',
    method: 'POST',
    body: { mutations },
    query: { dryRun: String(dryRun) },
  });

const purge = (id: string, client = lake.as('editor'), dryRun = false) =>
  mutate([{ delete: { id, purge: true } }], client, dryRun);

function stored(): string {
  return ['lake.sqlite', 'lake.sqlite-wal']
    .map((name) => readFileSync(join(lake.dataDirectory, name), 'latin1'))
    .join('');
}

describe('purging a document', () => {
  it('erases its history, and that of its drafts and versions that are no more', async () => {
    const id = await written('purged');
    await lake.as('editor').create({ _id: 'other', _type: 'poem' });
    await purge(id);
    expect(await historyOf(id, `drafts.${id}`)).toEqual(NONE);
    expect((await historyOf('other')).documents).toMatchObject([{ _id: 'other' }]);
    expect(await lake.as('editor').getDocument(id)).toBeUndefined();
  });

  it('leaves no word of it in the files of the lake', async () => {
    const id = await written('unspeakable');
    const text = `${SECRET} of ${id}`;
    // A search has it in the index of words, too.
    const query = '*[text match $text]._id';
    expect(await lake.as('editor').fetch(query, { text: SECRET })).toContain(id);
    await lake.as('editor').patch(id).set({ text }).commit();
    expect(stored()).toContain(text);
    await purge(id);
    expect(stored().toLowerCase()).not.toContain(text.toLowerCase());
  });

  it('deleted before works, too', async () => {
    const id = await written('forgotten');
    await lake.as('editor').delete(id);
    await purge(id);
    expect(await historyOf(id, `drafts.${id}`)).toEqual(NONE);
  });

  it('that is only deleted, or whose purge is only tried, keeps its history', async () => {
    const id = await written('kept');
    await purge(id, lake.as('editor'), true);
    await lake.as('editor').delete(id);
    expect((await historyOf(id)).documents).toMatchObject([{ _id: id }]);
  });

  it('keeps what is written under its id afterwards, and of a draft the published document', async () => {
    const id = await written('again');
    const client = lake.as('editor');
    await client.create({ _id: `drafts.${id}`, _type: 'poem', text: 'draft' });
    await purge(`drafts.${id}`);
    expect(await historyOf(`drafts.${id}`)).toEqual(NONE);
    expect((await historyOf(id)).transactions.trim().split('\n')).toHaveLength(2);
    const create = { _id: id, _type: 'poem', text: 'new' };
    await mutate([{ delete: { id, purge: true } }, { create }]);
    expect((await historyOf(id)).documents).toMatchObject([{ text: 'new' }]);
    expect((await historyOf(id)).transactions.trim().split('\n')).toHaveLength(1);
  });

  it('by the actions that delete or discard', async () => {
    const id = await written('acted');
    const client = lake.as('editor');
    await client.create({ _id: `drafts.${id}`, _type: 'poem' });
    await client.action({
      actionType: 'sanity.action.document.discard',
      draftId: `drafts.${id}`,
      purge: true,
    });
    expect(await historyOf(`drafts.${id}`)).toEqual(NONE);
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: id,
      includeDrafts: [],
      purge: true,
    });
    expect(await historyOf(id, `drafts.${id}`)).toEqual(NONE);
  });

  it('that one may not change is refused, also if it was deleted before', async () => {
    const id = await written('guarded');
    const novelist = lake.anonymous({ token: 'token-of-novelist' });
    await expect(purge(id, novelist)).rejects.toThrow(/permission/i);
    await lake.as('editor').delete(id);
    await expect(purge(id, novelist)).rejects.toThrow(/permission/i);
    const create = { _id: id, _type: 'novel' };
    const hidden = [{ create }, { delete: { id, purge: true } }];
    await expect(mutate(hidden, novelist)).rejects.toThrow(/permission/i);
    expect((await historyOf(id)).documents).toHaveLength(1);
  });

  it.each([
    ['listen/production?query=*&includeAllVersions=true', 'event: reset'],
    ['live/events/production', 'event: restart'],
  ])('makes a reader who was away begin anew: %s', async (path, event) => {
    const { transactionId } = await lake
      .as('editor')
      .create({ _type: 'poem' }, { returnDocuments: false });
    await purge(await written(`away-${event.length}`));
    const response = await fetch(`${lake.url}/v2025-02-19/data/${path}`, {
      headers: { 'Last-Event-ID': path.startsWith('live') ? transactionId : `${transactionId}#` },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes(event)) {
      const next = await reader?.read();
      if (!next || next.done) break;
      heard += next.value;
    }
    await reader?.cancel();
    expect(heard).toContain(event);
  });
});
