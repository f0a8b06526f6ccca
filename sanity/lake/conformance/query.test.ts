import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
  const { type, id } = target;
  const transaction = target.client().transaction();
  for (const n of [1, 2, 3]) {
    transaction.create({ _id: id(`q${n}`), _type: type, n, title: `Number ${n}` });
  }
  transaction.create({
    _id: id('joined'),
    _type: type,
    friend: { _type: 'reference', _ref: id('q1') },
  });
  await transaction.commit();
});
afterAll(() => target.dispose());

const path = (query: string) => `/v${API_VERSION}/data/query/${target.dataset}${query}`;

describe('a query by GET', () => {
  it('filters, orders, slices, projects and follows references', async () => {
    const { type } = target;
    const client = target.client();
    expect(
      await client.fetch('*[_type == $type && defined(n)] | order(n desc)[0..1].title', { type }),
    ).toEqual(['Number 3', 'Number 2']);
    expect(
      await client.fetch('*[_type == $type && defined(friend)][0]{"to": friend->title}', { type }),
    ).toEqual({ to: 'Number 1' });
    expect(await client.fetch('count(*[_type == $type])', { type })).toBe(4);
  });

  it('takes parameters of every kind', async () => {
    const params = {
      text: 'a "quoted" $text & more=1?',
      number: 1.5,
      negative: -3,
      yes: true,
      none: null,
      list: [1, 'two', [3]],
      object: { deep: { er: 'é🙂' } },
    };
    const query =
      '{"text": $text, "number": $number, "negative": $negative, "yes": $yes, "none": $none, "list": $list, "object": $object}';
    expect(await target.client().fetch(query, params)).toEqual(params);
  });

  it('answers null for what is not there', async () => {
    expect(await target.client().fetch('*[_id == $id][0]', { id: target.id('none') })).toBeNull();
  });

  it('tells the query, the time it took and the tags it depends on', async () => {
    const raw = await target
      .client()
      .fetch('*[_id == $id]._id', { id: target.id('q1') }, { filterResponse: false });
    expect(raw).toMatchObject({
      query: '*[_id == $id]._id',
      result: [target.id('q1')],
      ms: expect.any(Number),
      syncTags: [expect.stringMatching(/^s1:/)],
    });
    const silent = await target
      .client()
      .fetch('1', {}, { filterResponse: false, returnQuery: false });
    expect(silent).not.toHaveProperty('query');
  });
});

describe('a query by POST', () => {
  it('is what the client sends when the query is long', async () => {
    const list = Array.from({ length: 3000 }, (_, n) => `value ${n}`);
    expect(await target.client().fetch('count($list)', { list })).toBe(3000);
    const padding = ` // ${'x'.repeat(12_000)}`;
    expect(await target.client().fetch(`1 + 1${padding}`)).toBe(2);
  });

  it('answers as by GET', async () => {
    const response = await target.fetch(path('?returnQuery=false'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '$a + 1', params: { a: 1 } }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    const body = await response.json();
    expect(body).toMatchObject({ result: 2 });
    expect(body).not.toHaveProperty('query');
  });
});

describe('a query that cannot be answered', () => {
  it('is a queryParseError that shows the place', async () => {
    const query = '*[_type == "a"';
    const asking = target.client().fetch(query);
    await expect(asking).rejects.toMatchObject({
      statusCode: 400,
      details: {
        type: 'queryParseError',
        query,
        start: expect.any(Number),
        end: expect.any(Number),
      },
    });
    await expect(asking).rejects.toThrow('GROQ query parse error');
  });

  it.each([
    ['no query', '?perspective=raw'],
    ['an unknown function', '?query=nothing::like(1)'],
    ['a parameter that is not JSON', '?query=$a&$a=nonsense'],
    ['an impossible perspective', '?query=1&perspective=raw,published'],
  ])('%s is refused with 400', async (_, query) => {
    const response = await target.fetch(path(query));
    expect(response.status).toBe(400);
    // Sanity answers such requests in either of its two shapes.
    expect(await response.json()).toHaveProperty('error');
  });

  it('a missing parameter is refused', async () => {
    await expect(target.client().fetch('*[_id == $missing]')).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('a dataset that is not there is not found', async () => {
    const asking = target.client({ dataset: 'no-such-dataset' }).fetch('*');
    await expect(asking).rejects.toMatchObject({ statusCode: 404 });
    await expect(asking).rejects.toThrow(/not found for project ID/);
  });
});
