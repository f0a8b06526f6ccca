import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDataset } from '../store/testDataset.ts';
import { lookThrough, type Perspective } from './perspective.ts';
import { runQuerySync } from './run.ts';
import { Snapshot } from './snapshot.ts';
import { tagging, tagsOfChanges } from './syncTags.ts';

type Document = { _id: string; _type: string; [attribute: string]: unknown };

function ask(documents: Document[], query: string, perspective: Perspective) {
  const view = lookThrough(new Snapshot(testDataset(documents)), perspective);
  const { snapshot, tags } = tagging(view);
  return { result: runQuerySync({ query, parameters: {} }, snapshot), tags: tags() };
}

function changed(
  documents: Document[],
  before: Document | null,
  after: Document | null,
  withDrafts = true,
) {
  const dataset = testDataset(documents);
  const stamps = { _rev: 'r', _createdAt: '', _updatedAt: '' };
  const id = before?._id ?? after?._id ?? '';
  const change = {
    id,
    before: before && { ...before, ...stamps },
    after: after && { ...after, ...stamps },
  };
  return tagsOfChanges(dataset, [change], withDrafts);
}

const ids = ['a', 'b', 'c'].flatMap((id) => [id, `drafts.${id}`, `versions.r.${id}`]);
const published = ids.filter((id) => !id.includes('.'));
const reference = fc.record({ _ref: fc.constantFrom(...published) }, { noNullPrototype: true });
const document: fc.Arbitrary<Document> = fc.record(
  {
    _id: fc.constantFrom(...ids),
    _type: fc.constantFrom('x', 'y'),
    slug: fc.record({ current: fc.constantFrom('one', 'two') }, { noNullPrototype: true }),
    ref: reference,
    n: fc.integer({ min: 0, max: 1 }),
    _system: fc.constant({ delete: true }),
  },
  { requiredKeys: ['_id', '_type', 'n'], noNullPrototype: true },
);
const documents = fc.uniqueArray(document, { selector: ({ _id }) => _id, maxLength: 6 });

const condition = fc.constantFrom(
  '_id == "a"',
  '_id in ["a", "drafts.b"]',
  '_type == "x"',
  'slug.current == "one"',
  'references("b")',
  '_type == "x" && slug.current == "two"',
  '_type == "y" || _id == "c"',
  'n == 1',
  '_type == "x" && n == 1',
  '_type == "x" && ref->n == 1',
);
const projection = fc.constantFrom(
  '',
  '{n}',
  '._id',
  '{"to": ref->n}',
  '{"to": ref->ref->{n, _id}}',
  '{"from": *[references(^._id)].n}',
  '{"same": *[slug.current == ^.slug.current && _id != ^._id]._id}',
  '{"n": count(*[_type == "y"])}',
);
const query = fc.oneof(
  fc.tuple(condition, projection).map(([where, what]) => `*[${where}]${what}`),
  fc
    .tuple(condition, projection)
    .map(([where, what]) => `*[${where}] | order(n, _id)[0..1]${what}`),
  condition.map((where) => `count(*[${where}])`),
);
const perspective = fc.constantFrom<Perspective>(
  'raw',
  ['published'],
  ['drafts'],
  ['r', 'drafts'],
  ['r'],
);

describe('sync tags', () => {
  it('of a change are among those of every answer that it changes', () => {
    const { a, b, c } = { a: documents, b: document, c: fc.boolean() };
    fc.assert(
      fc.property(
        a,
        b,
        c,
        query,
        perspective,
        (existing, written, isDeletion, text, seenThrough) => {
          const before = existing.find(({ _id }) => _id === written._id) ?? null;
          const after = isDeletion ? null : written;
          const others = existing.filter(({ _id }) => _id !== written._id);
          const now = after ? [...others, after] : others;
          const old = ask(existing, text, seenThrough);
          const isPublishedOnly = `${seenThrough}` === 'published';
          const tags = changed(now, before, after, !isPublishedOnly);
          if (JSON.stringify(old.result) === JSON.stringify(ask(now, text, seenThrough).result))
            return;
          expect(tags.filter((tag) => old.tags.includes(tag))).not.toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('leave answers alone that have nothing to do with a change', () => {
    const post = { _id: 'p', _type: 'post', slug: { current: 'one' }, author: { _ref: 'ann' } };
    const ann = { _id: 'ann', _type: 'author' };
    const other = { _id: 'q', _type: 'post', slug: { current: 'two' } };
    const before = { ...other, title: 'Old' };
    const touched = changed([post, ann, other], before, other);
    const isTouched = (query: string) =>
      ask([post, ann, other], query, ['published']).tags.some((tag) => touched.includes(tag));
    expect(isTouched('*[slug.current == "one"][0]{..., author->}')).toBe(false);
    expect(isTouched('*[_type == "author"]')).toBe(false);
    expect(isTouched('*[_type == "post"]')).toBe(true);
    expect(isTouched('*[slug.current == "two"][0]')).toBe(true);
    expect(isTouched('count(*)')).toBe(true);
  });

  it('stay few, whatever is looked at', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({
      _id: `d${n}`,
      _type: 'x',
      ref: { _ref: `e${n}` },
    }));
    expect(ask(many, '*[_type == "x"]{"to": ref->}', ['published']).tags).toHaveLength(1);
    expect(ask(many, '*[_type == "x"]._id', ['published']).tags).toHaveLength(1);
    expect(ask(many, '*[_type == "x"]._id', ['drafts']).tags).toHaveLength(1);
  });
});
