import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, openTarget, type Target } from './target.ts';

let target: Target;
let first: { _rev: string; _updatedAt: string };
let second: { _rev: string; _updatedAt: string };
let id: string;
beforeAll(async () => {
  target = await openTarget();
  const client = target.client();
  id = target.id('told');
  first = await client.create({ _id: id, _type: target.type, n: 1 });
  second = await client.patch(id).set({ n: 2 }).commit();
});
afterAll(() => target.dispose());

const path = (rest: string) => `/v${API_VERSION}/data/history/${target.dataset}/${rest}`;
const documents = async (query: string) => {
  const response = await target.fetch(path(`documents/${id}?${query}`));
  expect(response.status).toBe(200);
  return (await response.json()).documents;
};

describe('history', () => {
  it('gives a document at a revision', async () => {
    expect(await documents(`revision=${first._rev}`)).toMatchObject([{ _id: id, n: 1 }]);
    expect(await documents(`revision=${second._rev}`)).toMatchObject([{ _id: id, n: 2 }]);
  });

  it('gives a document at a time', async () => {
    expect(await documents(`time=${first._updatedAt}`)).toMatchObject([{ n: 1 }]);
    expect(await documents('time=2000-01-01T00:00:00Z')).toEqual([]);
  });

  it('gives the last state of what is deleted', async () => {
    const gone = target.id('gone');
    await target.client().create({ _id: gone, _type: target.type, n: 3 });
    await target.client().delete(gone);
    const response = await target.fetch(path(`documents/${gone}?lastRevision=true`));
    expect((await response.json()).documents).toMatchObject([{ _id: gone, n: 3 }]);
  });

  it('tells the transactions of a document, one on a line', async () => {
    const lines = async (query: string) => {
      const response = await target.fetch(path(`transactions/${id}?${query}`));
      expect(response.status).toBe(200);
      const text = await response.text();
      return text
        .split('\n')
        .filter(Boolean)
        .map((line): Record<string, unknown> => JSON.parse(line));
    };
    expect(await lines('excludeContent=true')).toMatchObject([
      {
        id: first._rev,
        documentIDs: [id],
        author: expect.any(String),
        timestamp: first._updatedAt,
      },
      { id: second._rev, documentIDs: [id] },
    ]);
    const [latest] = await lines('reverse=true&limit=1&effectFormat=mendoza&excludeContent=true');
    expect(latest).toMatchObject({
      id: second._rev,
      effects: { [id]: { apply: expect.any(Array) } },
    });
    expect(await lines(`fromTransaction=${second._rev}`)).toHaveLength(1);
  });

  it('is not for strangers', async () => {
    const response = await target.fetch(path(`documents/${id}?revision=${first._rev}`), {
      token: null,
    });
    // Sanity may also answer that there is nothing to see.
    const shown = response.ok ? (await response.json()).documents : [];
    expect(shown).toEqual([]);
  });
});
