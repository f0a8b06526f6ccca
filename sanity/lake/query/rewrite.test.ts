import fc from 'fast-check';
import { evaluateSync, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import type { LakeDocument } from '../store/document.ts';
import { testDataset, wholeDocuments } from '../store/testDataset.ts';
import { lookThrough, readPerspective } from './perspective.ts';
import { runQuerySync } from './run.ts';
import { Snapshot } from './snapshot.ts';

const ids = ['a', 'b', 'c', 'drafts.a', 'drafts.d', 'versions.r.a', 'versions.s.b'];
const types = ['post', 'author', 'tag', 'system.release'];
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
        friends: fc.array(fc.record({ _ref: fc.constantFrom(...ids) }, { noNullPrototype: true }), {
          maxLength: 3,
        }),
        n: fc.integer({ min: 0, max: 3 }),
        mixed: fc.constantFrom(undefined, null, true, false, 0, 1.5, 'one', 'Two', [1], { n: 1 }),
        body: fc.constantFrom('short', 'long '.repeat(100)),
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
    fc.constantFrom(
      'sanity::versionOf("a")',
      'sanity::versionOf($id)',
      'sanity::partOfRelease("r")',
    ),
    fc.constantFrom('_type in $types', '_id == $id', 'slug.current == $slug', 'references($id)'),
    fc.subarray(types).map((some) => `_type in ${JSON.stringify(some)}`),
    fc.constantFrom(...slugs).map((slug) => `(slug.current == "${slug}")`),
    fc.subarray(ids).map((some) => `references(${JSON.stringify(some)})`),
    fc.constantFrom(
      'n > 1',
      'title match "green*"',
      'defined(author)',
      'author->n == 1',
      'body match "long"',
    ),
    fc.constantFrom(...types).map((type) => `!(_type == "${type}")`),
    fc.constantFrom(
      'title >= "B" && title < "Q"',
      'string::startsWith(lower(title), "a")',
      'string::startsWith(mixed, "o")',
      'upper(mixed) != "ONE"',
      'mixed in [1.5, "one", null, n]',
      'mixed in friends',
      'coalesce(mixed, slug.current) == "one"',
      'mixed.n == n || defined(@.mixed)',
      'defined(body) && _id > "b"',
      '_originalId == _id',
      'mixed',
      'null == slug',
    ),
    fc
      .tuple(
        fc.constantFrom('mixed', 'n', '1', 'null', '"one"', 'slug.current', 'friends', '_rev.x'),
        fc.constantFrom('==', '!=', '<', '<=', '>', '>=', 'in'),
        fc.constantFrom('mixed', 'n', 'true', 'slug.current', '[1.5, "one"]', '$types'),
      )
      .map((each) => each.join(' ')),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} || ${b})`),
    tie('condition').map((each) => `!(${each})`),
  ),
})).condition;

const joined = fc.oneof(
  fc.constantFrom(
    'references(^._id)',
    'references(^._id, ^.author._ref)',
    'references(^.friends[]._ref)',
    '_id == ^.author._ref',
    '^.author._ref == _id',
    '_id == "drafts." + ^._id',
    '_id in ^.friends[]._ref',
    '_id in [^._id, ^.author._ref]',
    '_id in ^.friends[]->author._ref',
    'slug.current == ^.slug.current',
    'slug.current in [^.slug.current, "one"]',
    'slug.current == coalesce(^.nothing, ^.author->slug.current)',
    '_type == ^._type && references(^._id)',
    '_type == ^._type || _id == ^.friends[0]._ref',
    '_id == ^.^._id',
    '_id == ^._id',
    '_id == _id',
    'references(_id)',
  ),
  fc
    .tuple(condition, fc.constantFrom('references(^._id)', 'n == ^.n'))
    .map((each) => each.join(' && ')),
);

const order = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'mixed',
        'n',
        'title',
        'lower(mixed)',
        'slug.current',
        '_id',
        'defined(mixed)',
      ),
      fc.constantFrom('', ' asc', ' desc'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((keys) => `| order(${keys.map((key) => key.join('')).join(', ')})`);

const slice = fc.constantFrom(
  '',
  '',
  '[0...3]',
  '[1..2]',
  '[2...1]',
  '[-2..-1]',
  '[0]',
  '[9]',
  '[-1]',
);

const item = fc.constantFrom(
  '',
  '{_id, _originalId, "s": slug.current, mixed}',
  '{"found": coalesce(mixed, n), "is": n > 1 && mixed}',
  '{_id, friends}',
  '{_id, author->}',
  '{_id, ...}',
);

const list = fc
  .tuple(condition, fc.option(condition), fc.option(order), slice, item)
  .map(
    ([a, b, ordered, sliced, shown]) =>
      `*[${a}]${b ? `[${b}]` : ''} ${ordered ?? ''} ${sliced}${shown}`,
  );

const query = fc.oneof(
  list,
  list,
  fc
    .tuple(
      condition,
      order,
      slice,
      fc.constantFrom('.mixed', '.slug.current', '._id', '.friends[]'),
    )
    .map(([a, ordered, sliced, values]) => `*[${a}] ${ordered}${sliced}${values}`),
  fc.tuple(condition, list).map(([a, inner]) => `*[${a}]{_id, "list": ${inner}}`),
  fc
    .tuple(joined, order, slice, item)
    .map(([a, ...rest]) => `*[true]{"list": *[${a}] ${rest.join('')}}`),
  condition.map((each) => `*[${each}]._id`),
  condition.map((each) => `count(*[${each}])`),
  fc.tuple(condition, condition).map(([a, b]) => `*[${a}][${b}]{_id, "n": count(*[${b}])}`),
  condition.map((each) => `*[${each}] | order(n desc, _id)[0..2]{_id, "by": author->{_id, title}}`),
  fc
    .tuple(condition, condition)
    .map(
      ([a, b]) => `*[${a}] | score(${b}, boost(title match "house", 3)) [_score > 0]{_id, _score}`,
    ),
  condition.map((each) => `*[${each}]{..., "size": length(body)}`),
  condition.map((each) => `*[${each}] | order(body)`),
  condition.map((each) => `*[${each}]{_id, "mine": *[references(^._id)]._id}`),
  fc.tuple(condition, joined).map(([a, b]) => `*[${a}]{_id, "found": *[${b}]{_id, n}}`),
  fc
    .tuple(condition, joined, joined)
    .map(([a, b, c]) => `*[${a}]{"found": *[${b}]{"next": *[${c} && _id != ^.^._id]._id}}`),
  joined.map((each) => `*[true]{_id, "n": count(*[${each}])}`),
  joined.map((each) => `*[true].friends[]{"n": count(*[${each}])}`),
  fc.constantFrom('releases::all()', 'releases::all()[n > 1]{_id, "n": n + 1}'),
  fc.constant('[count(*), count(*[true]), count(*["a" in _type])]'),
  joined.map((each) => `*[count(*[${each}]) > 1]._id`),
  joined.map((each) => `*[true].friends[]{"found": *[${each}]._id}`),
  joined.map((each) => `*[true]{"by": friends[_ref in *[${each}]._id]}`),
);

const parameters = { types: ['post', 'tag'], id: 'a', slug: 'two' };

/** What a perspective shows, worked out the plain way. */
function seenThrough(perspective: string, all: LakeDocument[]): LakeDocument[] {
  if (perspective === 'raw') return all;
  const startingWith = (prefix: string) => all.filter(({ _id }) => _id.startsWith(prefix));
  const drafts = startingWith('drafts.');
  const versions = startingWith('versions.');
  const published = all.filter((each) => !drafts.includes(each) && !versions.includes(each));
  if (perspective === 'published') return published;
  const release = perspective === 'r,drafts' ? startingWith('versions.r.') : [];
  const shown = new Map<string, LakeDocument>();
  for (const top of [...published, ...drafts, ...release]) {
    const _id = top._id.replace(/^(drafts|versions\.r)\./, '');
    shown.set(_id, { ...top, _id, _originalId: top._id });
  }
  return [...shown.values()].sort((a, b) => (a._id < b._id ? -1 : 1));
}

describe('a rewritten query', () => {
  it('answers as a full scan does, through every perspective', () => {
    const perspectives = fc.constantFrom('raw', 'published', 'drafts', 'r,drafts');
    fc.assert(
      fc.property(documents, query, perspectives, (found, text, perspective) => {
        const whole = new Snapshot(testDataset(found));
        const snapshot = lookThrough(whole, readPerspective(perspective, '1'));
        const dataset = seenThrough(perspective, wholeDocuments(whole.dataset));
        const tree = parse(text, { params: parameters });
        const scanned = evaluateSync(tree, { dataset, params: parameters }).data;
        expect(runQuerySync({ query: text, parameters }, snapshot)).toEqual(scanned);
      }),
      { numRuns: 1500 },
    );
  });

  it('answers so too where many documents meet each condition', () => {
    const dataset = testDataset(
      Array.from({ length: 3000 }, (_, n) => ({
        _id: `d${n}`,
        _type: n % 3 === 0 ? 'post' : 'author',
        title: n % 2 === 0 ? 'Green house' : 'Red house',
        friends: [{ _ref: n % 5 === 0 ? 'd1' : 'd2' }],
        n,
      })),
    );
    const conditions = [
      '_type == "author" && references("d2") && title match "green"',
      'title match "house" && (references("d2") && _type == "author") && n > 7',
      'title match "red" && title match "house" && _type in ["post", "author"]',
      '_type == "author" && references($id, "d1") && references("d2")',
    ];
    const whole = wholeDocuments(dataset);
    const snapshot = new Snapshot(dataset);
    for (const each of conditions) {
      const asked = `*[${each}] | order(title desc, _id asc)[3...500]{_id, n}`;
      const tree = parse(asked, { params: parameters });
      const scanned = evaluateSync(tree, { dataset: whole, params: parameters }).data;
      expect(runQuerySync({ query: asked, parameters }, snapshot)).toEqual(scanned);
    }
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
