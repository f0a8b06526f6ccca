import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLake } from '../server.ts';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await startTestLake();
});
afterEach(() => lake.dispose());

const client = () => lake.as('administrator', { perspective: 'raw' });

function found(search: string, asking = client()): Promise<string[]> {
  const query = '*[[@, _id] match text::query($search)] | order(_id) ._id';
  return asking.fetch<string[]>(query, { search });
}

describe('the index of words', () => {
  it('follows what is written, changed and deleted', async () => {
    await client().create({ _id: 'a', _type: 'post', title: 'Green house' });
    await client().create({ _id: 'b', _type: 'post', title: 'Red house' });
    expect(await found('house')).toEqual(['a', 'b']);
    await client().patch('a').set({ title: 'Green tree' }).commit();
    await client().delete('b');
    expect(await found('house')).toEqual([]);
    expect(await found('tree green')).toEqual(['a']);
    expect(await client().fetch('count(*[title match "gre*"])')).toBe(1);
  });

  it('knows nothing of a transaction that was refused', async () => {
    await client().create({ _id: 'a', _type: 'post', title: 'Green' });
    expect(await found('green')).toEqual(['a']);
    const refused = client()
      .transaction()
      .patch('a', (patch) => patch.set({ title: 'Red' }))
      .create({ _id: 'a', _type: 'post' });
    await expect(refused.commit()).rejects.toThrow(/already exists/);
    expect(await found('green')).toEqual(['a']);
    expect(await found('red')).toEqual([]);
  });

  it('goes on where it was when a lake starts again', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-'));
    const config = { tokens: [{ token: 'of-a-test', label: 'test', roles: ['administrator'] }] };
    const titles = ['Green', 'Green too', 'Green again'];
    try {
      for (const [index, title] of titles.entries()) {
        const running = await startLake({ dataDirectory, config });
        const asking = client().withConfig({ apiHost: running.url, token: 'of-a-test' });
        if (index !== 1) expect(await found('green', asking)).toHaveLength(index);
        await asking.create({ _id: `green-${index}`, _type: 'post', title });
        await running.close();
      }
    } finally {
      rmSync(dataDirectory, { recursive: true, force: true });
    }
  });

  it('keeps datasets apart', async () => {
    await client().create({ _id: 'a', _type: 'post', title: 'Green' });
    await client().datasets.create('other');
    const other = client().withConfig({ dataset: 'other' });
    await other.create({ _id: 'b', _type: 'post', title: 'Green' });
    expect(await found('green')).toEqual(['a']);
    expect(await found('green', other)).toEqual(['b']);
    await client().datasets.delete('other');
    await client().datasets.create('other');
    expect(await found('green', other)).toEqual([]);
    expect(await found('green')).toEqual(['a']);
  });
});
