import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const doc = (name: string, more = {}) => ({ _id: target.id(name), _type: target.type, ...more });

describe('create', () => {
  it('makes up an id, a revision and times', async () => {
    const created = await target.client().create({ _type: target.type, title: 'One' });
    expect(created).toMatchObject({
      _id: expect.stringMatching(/^[\w-]+$/),
      _type: target.type,
      _rev: expect.any(String),
      title: 'One',
    });
    expect(created._createdAt).toBe(created._updatedAt);
  });

  it('completes an id that ends in a dot', async () => {
    const { _id } = await target.client().create({ _id: 'drafts.', _type: target.type });
    expect(_id).toMatch(/^drafts\.[\w-]+$/);
  });

  it('keeps content as it came: every kind of value, deep, empty and beyond ASCII', async () => {
    const content = {
      text: 'Grüße, 世界 🌍\n\t"quoted" \\ \u2028',
      empty: '',
      zero: 0,
      fraction: -0.1,
      large: 9007199254740991,
      yes: true,
      no: false,
      list: [[], {}, ['nested'], 1, 'two'],
      deep: { a: { b: { c: { d: ['e'] } } } },
      'odd-name with spaces': 1,
    };
    await target.client().create(doc('content', content));
    expect(await target.client().getDocument(target.id('content'))).toMatchObject(content);
  });

  it('may say when a document was first made, for those who move content', async () => {
    const _createdAt = '2020-01-02T03:04:05.000Z';
    expect(await target.client().create(doc('old', { _createdAt }))).toMatchObject({ _createdAt });
  });

  it('refuses an id that is taken', async () => {
    await target.client().create(doc('taken'));
    await expect(target.client().create(doc('taken'))).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [
          {
            index: 0,
            error: { type: 'documentAlreadyExistsError', id: target.id('taken') },
          },
        ],
      },
    });
  });
});

describe('createOrReplace', () => {
  it('creates, then replaces the whole', async () => {
    const client = target.client();
    const first = await client.createOrReplace(doc('replaced', { a: 1 }));
    const second = await client.createOrReplace(doc('replaced', { b: 2 }));
    expect(second).toMatchObject({ b: 2 });
    expect(second).not.toHaveProperty('a');
    expect(second._rev).not.toBe(first._rev);
  });

  it('does not turn a document into one of another type', async () => {
    await target.client().create(doc('typed'));
    const turning = target.client().createOrReplace(doc('typed', { _type: `${target.type}Other` }));
    await expect(turning).rejects.toThrow(/immutable attribute "_type"/);
  });
});

describe('createIfNotExists', () => {
  it('creates what is missing and leaves alone what is there', async () => {
    const client = target.client();
    await client.createIfNotExists(doc('once', { a: 1 }));
    await client.createIfNotExists(doc('once', { a: 2 }));
    expect(await client.getDocument(target.id('once'))).toMatchObject({ a: 1 });
  });
});

describe('what cannot be a document is refused with 400', () => {
  const mutate = (mutations: unknown) =>
    target.fetch(`/v1/data/mutate/${target.dataset}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ mutations }),
    });

  it.each([
    ['a space', 'a b'],
    ['a leading dash', '-a'],
    ['a leading dot', '.a'],
    ['two dots', 'a..b'],
    ['a slash', '../a'],
    ['an umlaut', 'ä'],
    ['a line break', 'a\nb'],
    ['129 characters', 'a'.repeat(129)],
  ])('an id with %s', async (_, _id) => {
    const response = await mutate([{ create: { _id, _type: target.type } }]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'mutationError' } });
  });

  it.each([
    ['no type', { title: 'x' }],
    ['a type that is a number', { _type: 1 }],
    ['an id that is a number', { _id: 1, _type: 'a' }],
    ['no object', 'text'],
    ['a list', []],
    ['null', null],
  ])('%s', async (_, create) => {
    const response = await mutate([{ create }]);
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  });

  it.each([
    ['no kind of mutation', [{ destroy: { id: 'a' } }]],
    ['two kinds in one', [{ delete: { id: 'a' }, patch: { id: 'a' } }]],
    ['no list', { create: {} }],
  ])('%s', async (_, mutations) => {
    expect((await mutate(mutations)).status).toBe(400);
  });

  it('an id of 128 characters is fine', async () => {
    const _id = target.id('long').padEnd(128, 'x');
    expect(await target.client().create({ _id, _type: target.type })).toMatchObject({ _id });
  });
});
