import fc from 'fast-check';
import { evaluateSync, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { testDataset } from '../store/testDataset.ts';
import { runQuerySync } from './run.ts';
import { Snapshot } from './snapshot.ts';

const ids = ['a', 'b', 'c', 'drafts.a', 'drafts.d'];
const types = ['post', 'author', 'tag'];
const slugs = ['one', 'two', 'three'];

const documents = fc
  .array(
    fc.record(
      {
        _id: fc.constantFrom(...ids),
        _type: fc.constantFrom(...types),
        slug: fc.option(
          fc.record({ current: fc.constantFrom(...slugs) }, { noNullPrototype: true }),
          { nil: undefined },
        ),
        title: fc.constantFrom('Green house', 'A greener house', 'Red 3.5 no.'),
        author: fc.option(fc.record({ _ref: fc.constantFrom(...ids) }, { noNullPrototype: true }), {
          nil: undefined,
        }),
        n: fc.integer({ min: 0, max: 3 }),
      },
      { noNullPrototype: true },
    ),
  )
  .map((found) => [...new Map(found.map((each) => [each._id, each])).values()]);

const condition: fc.Arbitrary<string> = fc.letrec<{ condition: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...ids).map((id) => `_id == "${id}"`),
    fc.subarray(ids).map((some) => `_id in ${JSON.stringify(some)}`),
    fc.constantFrom(...types).map((type) => `"${type}" == _type`),
    fc.constantFrom('_type in $types', '_id == $id', 'slug.current == $slug', 'references($id)'),
    fc.subarray(types).map((some) => `_type in ${JSON.stringify(some)}`),
    fc.constantFrom(...slugs).map((slug) => `(slug.current == "${slug}")`),
    fc.subarray(ids).map((some) => `references(${JSON.stringify(some)})`),
    fc.constantFrom('n > 1', 'title match "green*"', 'defined(author)', 'author->n == 1'),
    fc.constantFrom(...types).map((type) => `!(_type == "${type}")`),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} || ${b})`),
  ),
})).condition;

const query = fc.oneof(
  condition.map((each) => `*[${each}]._id`),
  condition.map((each) => `count(*[${each}])`),
  fc.tuple(condition, condition).map(([a, b]) => `*[${a}][${b}]{_id, "n": count(*[${b}])}`),
  condition.map((each) => `*[${each}] | order(n desc, _id)[0..2]{_id, "by": author->{_id, title}}`),
  fc
    .tuple(condition, condition)
    .map(
      ([a, b]) => `*[${a}] | score(${b}, boost(title match "house", 3)) [_score > 0]{_id, _score}`,
    ),
  condition.map((each) => `*[${each}]{_id, "mine": *[references(^._id)]._id}`),
);

const parameters = { types: ['post', 'tag'], id: 'a', slug: 'two' };

describe('a rewritten query', () => {
  it('answers as a full scan does', () => {
    fc.assert(
      fc.property(documents, query, (found, text) => {
        const snapshot = new Snapshot(testDataset(found));
        const dataset = snapshot.all();
        const tree = parse(text, { params: parameters });
        const scanned = evaluateSync(tree, { dataset, params: parameters }).data;
        expect(runQuerySync({ query: text, parameters }, snapshot)).toEqual(scanned);
      }),
      { numRuns: 500 },
    );
  });

  it('finds by text what reading every document finds', () => {
    const words = fc.constantFrom(
      'green*',
      'house',
      'red',
      'greener',
      '-red',
      '"a greener"',
      'b',
      '3.5',
      '35',
      'no',
      '',
    );
    fc.assert(
      fc.property(documents, fc.array(words, { maxLength: 3 }), (found, terms) => {
        const snapshot = new Snapshot(testDataset(found));
        const search = { query: terms.join(' ') };
        const by = (text: string) => runQuerySync({ query: text, parameters: search }, snapshot);
        // A negation keeps the index out of it.
        const scanned = '*[!!([@, _id] match text::query($query))]._id';
        expect(by('*[[@, _id] match text::query($query)]._id')).toEqual(by(scanned));
        expect(
          by('*[true] | score([@, _id] match text::query($query)) [_score > 0] | order(_id)._id'),
        ).toEqual(by(scanned));
      }),
      { numRuns: 300 },
    );
  });
});
