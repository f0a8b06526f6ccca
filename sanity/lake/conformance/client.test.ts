import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
  await target.client().create({ _id: target.id('one'), _type: target.type, title: 'One' });
});
afterAll(() => target.dispose());

const QUERY = '*[_id == $id][0].title';
const params = () => ({ id: target.id('one') });

/** The first value of an observable, of whatever make. */
function firstOf<T>(observable: {
  subscribe: (observer: { next: (value: T) => void; error: (error: unknown) => void }) => unknown;
}): Promise<T> {
  return new Promise((resolve, reject) => {
    observable.subscribe({ next: resolve, error: reject });
  });
}

describe('the official client', () => {
  it('works as it is, cloned, and configured anew', async () => {
    const client = target.client();
    expect(await client.clone().fetch(QUERY, params())).toBe('One');
    const other = client.withConfig({ apiVersion: '2023-05-03', perspective: 'published' });
    expect(await other.fetch(QUERY, params())).toBe('One');
    expect(await client.withConfig({ useCdn: true }).fetch(QUERY, params())).toBe('One');
  });

  it('works with observables', async () => {
    const { observable } = target.client();
    expect(await firstOf(observable.fetch(QUERY, params()))).toBe('One');
    expect(await firstOf(observable.getDocument(target.id('one')))).toMatchObject({
      title: 'One',
    });
    const patch = observable.patch(target.id('one')).set({ seen: true });
    expect(await firstOf(patch.commit())).toMatchObject({ seen: true });
  });

  it('tags its requests', async () => {
    const client = target.client({ requestTagPrefix: 'conformance' });
    expect(await client.fetch(QUERY, params(), { tag: 'fetch' })).toBe('One');
    await client.create({ _type: target.type }, { tag: 'create' });
    expect(await client.getDocument(target.id('one'), { tag: 'doc' })).toBeDefined();
  });

  it('addresses a dataset as a resource', async () => {
    const client = target.client({
      resource: { type: 'dataset', id: `${target.projectId}.${target.dataset}` },
    });
    expect(await client.fetch(QUERY, params())).toBe('One');
    const created = await client.create({ _id: target.id('resource'), _type: target.type });
    expect(await client.getDocument(created._id)).toBeDefined();
  });

  it('makes requests of its own', async () => {
    const url = `/data/query/${target.dataset}`;
    expect(await target.client().request({ url, query: { query: '1 + 1' } })).toMatchObject({
      result: 2,
    });
  });

  it('is given up in the middle', async () => {
    const controller = new AbortController();
    const asking = target.client().fetch(QUERY, params(), { signal: controller.signal });
    controller.abort();
    await expect(asking).rejects.toThrow(/abort/i);
  });

  it('names the trace of a request that failed', async () => {
    await expect(target.client().fetch('*[')).rejects.toMatchObject({
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});
