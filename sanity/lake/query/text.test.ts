import fc from 'fast-check';
import { evaluateSync, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { testDataset, wholeDocuments } from '../store/testDataset.ts';
import { runQuerySync } from './run.ts';
import { Snapshot } from './snapshot.ts';

/** Letters that fold in unusual ways, and what stands between words and in patterns. */
const text = fc.string({
  unit: fc.constantFrom(..."aaabAB1éÉİiıßſKkǅ.._-' *,\n"),
  maxLength: 12,
});

const span = fc.record(
  { _type: fc.constantFrom('span', 'icon'), text, _key: text },
  { noNullPrototype: true },
);
const block = fc.record(
  { _type: fc.constant('block'), children: fc.array(span, { maxLength: 3 }) },
  { noNullPrototype: true },
);
const documents = fc.uniqueArray(
  fc.record(
    {
      _id: fc.constantFrom('a', 'drafts.a', 'a-b', 'b1', 'k'),
      _type: fc.constantFrom('ab', 'post'),
      title: text,
      tags: fc.array(text, { maxLength: 3 }),
      slug: fc.record({ _type: text, current: text }, { noNullPrototype: true }),
      body: fc.array(block, { maxLength: 2 }),
      by: fc.record({ _ref: fc.constantFrom('a', 'b1') }, { noNullPrototype: true }),
    },
    { noNullPrototype: true, requiredKeys: ['_id', '_type', 'title'] },
  ),
  { selector: ({ _id }) => _id },
);

const subject = fc.constantFrom(
  'title',
  'tags',
  'tags[]',
  'tags[0]',
  'slug.current',
  'slug._type',
  '[title, tags[0], _id]',
  'coalesce(slug.current, title)',
  'pt::text(body)',
  'body[].children[].text',
  'body[].children[]._key',
  'by->title',
  '_id',
  '_type',
  '@',
);

describe('match', () => {
  it('finds with the index of words what a full scan finds', () => {
    const patterns = fc.oneof(text, fc.array(text, { maxLength: 2 }));
    fc.assert(
      fc.property(documents, subject, patterns, (found, left, pattern) => {
        const dataset = testDataset(found);
        const parameters = { pattern };
        for (const query of [
          `*[${left} match $pattern]._id`,
          `*[true] | score(boost(${left} match $pattern, 2), title match "a*") [_score > 0]`,
          `*[_type == "ab"] | score(${left} match $pattern) | order(_score desc) {_id, _score, body}`,
        ]) {
          const tree = parse(query, { params: parameters });
          const options = { dataset: wholeDocuments(dataset), params: parameters };
          const answer = runQuerySync({ query, parameters }, new Snapshot(dataset));
          expect(answer).toEqual(evaluateSync(tree, options).data);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of text::query() finds with the index what reading every document finds', () => {
    fc.assert(
      fc.property(documents, fc.array(text, { maxLength: 3 }), (found, terms) => {
        const snapshot = new Snapshot(testDataset(found));
        const parameters = { search: terms.join(' ') };
        const by = (query: string) => runQuerySync({ query, parameters }, snapshot);
        // A negation keeps the index out of it.
        const scanned = '*[!!([@, _id] match text::query($search))]';
        expect(by('*[[@, _id] match text::query($search)]')).toEqual(by(scanned));
        const ranked = '| score([@, _id] match text::query($search), references("a"))';
        expect(by(`*[[@, _id] match text::query($search)] ${ranked}`)).toEqual(
          by(`${scanned} ${ranked}`),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('of text::query() counts each word of a document once', () => {
    const snapshot = new Snapshot(
      testDataset([
        { _id: 'a', _type: 'post', title: 'Green greener green-house' },
        { _id: 'green', _type: 'post', title: 'A green one' },
        { _id: 'c', _type: 'post', title: 'Red' },
      ]),
    );
    const by = (search: string) =>
      runQuerySync(
        {
          query:
            '*[true] | score([@, _id] match text::query($search)) [_score > 0]{_id, "n": _score}',
          parameters: { search },
        },
        snapshot,
      );
    const score = (count: number) => (count * 2.2) / (count + 1.2);
    expect(by('green')).toEqual([
      { _id: 'green', n: score(2) },
      { _id: 'a', n: score(1) },
    ]);
    expect(by('GREEN*')).toEqual([
      { _id: 'a', n: score(2) },
      { _id: 'green', n: score(2) },
    ]);
  });
});
