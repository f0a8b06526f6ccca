import { resolveEditInfo } from '@sanity/client/csm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDataset } from '../../store/testDataset.ts';
import { runMappedQuery, runQuerySync } from '../run.ts';
import { Snapshot } from '../snapshot.ts';

const BLOCKS = [
  { _type: 'block', _key: 'b1', children: [{ _type: 'span', _key: 's1', text: 'Once' }] },
  { _type: 'block', _key: "b'2", children: [{ _type: 'span', _key: 's2', text: 'twice' }] },
];
const POST = {
  _id: 'post',
  _type: 'post',
  title: 'A house',
  count: 3,
  isNew: true,
  tags: ['green', 'red'],
  body: BLOCKS,
  author: { _type: 'reference', _ref: 'ann' },
  place: { lat: 1, name: 'Here' },
};
const ANN = { _id: 'ann', _type: 'author', name: 'Ann', age: 7, motto: 'A house' };
const DOCUMENTS = [POST, ANN, { ...POST, _id: 'other', title: 'Another', isNew: false }];

/** What each mapped place of the result of a query comes from, as `document path`. */
async function sources(
  query: string,
  parameters = {},
  documents: Parameters<typeof testDataset>[0] = DOCUMENTS,
) {
  const snapshot = new Snapshot(testDataset(documents));
  const { result, resultSourceMap: map } = await runMappedQuery(
    { query, parameters },
    snapshot,
    'key',
  );
  const found = Object.entries(map.mappings).map(([path, { source }]) => {
    if (source.type !== 'documentValue') throw new Error(`${path} has no document`);
    return [path, `${map.documents[source.document]?._id} ${map.paths[source.path]}`];
  });
  return { result, map, of: Object.fromEntries(found) as Record<string, string> };
}

const post = '*[_id == "post"][0]';

describe('a source map', () => {
  it('follows attributes, renamed and nested, into other documents', async () => {
    const { of } = await sources(`${post}{title, "of": {"by": author->name}}`);
    expect(of).toEqual({
      "$['title']": "post $['title']",
      "$['of']['by']": "ann $['name']",
    });
  });

  it('names elements by their keys, or by numbers', async () => {
    const query = `${post}.body[]{"text": children[0].text}`;
    expect((await sources(query)).of).toEqual({
      "$[0]['text']": "post $['body'][?(@._key=='b1')]['children'][?(@._key=='s1')]['text']",
      "$[1]['text']": "post $['body'][?(@._key=='b\\'2')]['children'][?(@._key=='s2')]['text']",
    });
    const snapshot = new Snapshot(testDataset(DOCUMENTS));
    const { resultSourceMap } = await runMappedQuery({ query, parameters: {} }, snapshot, 'index');
    expect(resultSourceMap.paths[0]).toBe("$['body'][0]['children'][0]['text']");
  });

  it('covers what is handed through whole, by select(), coalesce(), + and ...', async () => {
    const { of } = await sources(`${post}{
      "all": place,
      "first": coalesce(nothing, title),
      "chosen": select(count > 2 => title, "no"),
      "joined": tags + tags,
      count > 2 => {"if": title},
      ...author->{name}
    }`);
    expect(of).toEqual({
      "$['all']['lat']": "post $['place']['lat']",
      "$['all']['name']": "post $['place']['name']",
      "$['first']": "post $['title']",
      "$['chosen']": "post $['title']",
      "$['joined'][0]": "post $['tags'][0]",
      "$['joined'][1]": "post $['tags'][1]",
      "$['joined'][2]": "post $['tags'][0]",
      "$['joined'][3]": "post $['tags'][1]",
      "$['if']": "post $['title']",
      "$['name']": "ann $['name']",
    });
  });

  it('covers numbers and booleans, also of documents that are spread', async () => {
    const { of } = await sources(`${post}{count, "new": isNew, ...author->}`);
    expect(of).toMatchObject({
      "$['count']": "post $['count']",
      "$['new']": "post $['isNew']",
      "$['age']": "ann $['age']",
    });
  });

  it('follows joins that look up documents by the one around them', async () => {
    const { of } = await sources(
      '*[_type == "author"]{name, "posts": *[references(^._id)]{title}}',
    );
    expect(of).toEqual({
      "$[0]['name']": "ann $['name']",
      "$[0]['posts'][0]['title']": "other $['title']",
      "$[0]['posts'][1]['title']": "post $['title']",
    });
    const get = await sources(`${post}{"by": documents::get(author).name}`);
    expect(get.of).toEqual({ "$['by']": "ann $['name']" });
  });

  it('has nothing to say of what is computed or written in the query', async () => {
    const { of, result } = await sources(
      `${post}{
      "a": title + "!", "b": upper(title), "c": count(tags), "d": "A house", "e": count + 1,
      "f": array::join(tags, ", "), "g": pt::text(body), "h": title == "A house", "i": $title,
      "j": length(title), "k": title match "house", "l": string(count), "n": dateTime(_createdAt)
    }`,
      { title: 'A house' },
    );
    expect(of).toEqual({});
    expect(result).toMatchObject({ a: 'A house!', f: 'green, red', g: 'Once\n\ntwice', j: 7 });
  });

  it('computes as it would without one', async () => {
    const queries = [
      '*[references("ann")]{_id, "n": count(*[_type == ^._type && title != ^.title])} | order(title)',
      '*[references(*[_type == "author"]._id)] | order(title desc, count) {title}',
      '*[_type == "post"] | score(title match "house", boost(isNew == true, 2)) {title, _score}',
      '*[sanity::versionOf("post")]._id',
      '*["green" in tags && place.name in ["Here"] && author->name == "Ann"]{"t": array::unique(tags[])}',
      '*[author._ref in *[name == "Ann"]._id]{title}',
      '*[geo::distance(place{lat, "lng": 2}, geo::latLng(1, 2)) == 0]._id',
      '{"first": *[0].title, "all": *[_type == "author"]{...}, "none": releases::all()}',
      '*[_type == $type][].body[children[0].text == "Once"].children[].text',
    ];
    for (const query of queries) {
      const snapshot = new Snapshot(testDataset(DOCUMENTS));
      const question = { query, parameters: { type: 'post' } };
      const { result, resultSourceMap } = await runMappedQuery(question, snapshot, 'key');
      expect(result, query).toEqual(runQuerySync(question, snapshot));
      if (/title}|text$/.test(query)) expect(resultSourceMap.mappings, query).not.toEqual({});
    }
  });

  it('is read by the client as it is written', async () => {
    const { map, result } = await sources(`${post}{"list": body}`);
    const edit = resolveEditInfo({
      studioUrl: '/studio',
      resultSourceMap: map,
      resultPath: ['list', 0, 'children', 0, 'text'],
    });
    expect(result).toEqual({ list: BLOCKS });
    expect(edit).toMatchObject({ id: 'post', type: 'post' });
    expect(edit?.path).toEqual([
      'body',
      { _key: 'b1', _index: -1 },
      'children',
      { _key: 's1', _index: -1 },
      'text',
    ]);
  });
});

const word = fc.constantFrom('a', 'b', 'a house', "it's", '\uFDD0x\uFDD1', '');
const scalar = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));
const part = fc.record(
  { _key: fc.constantFrom('k1', 'k2'), text: scalar, n: scalar },
  { requiredKeys: ['text'], noNullPrototype: true },
);
const ids = ['d1', 'd2', 'd3', 'drafts.d1'];
const documents = fc.uniqueArray(
  fc.record(
    {
      _id: fc.constantFrom(...ids),
      _type: fc.constantFrom('x', 'y'),
      text: scalar,
      n: scalar,
      list: fc.array(fc.oneof(part, scalar), { maxLength: 3 }),
      one: part,
      ref: fc.record({ _ref: fc.constantFrom(...ids) }, { noNullPrototype: true }),
    },
    { requiredKeys: ['_id', '_type'], noNullPrototype: true },
  ),
  { selector: (document) => document._id, maxLength: 4 },
);

const { expression } = fc.letrec<{ expression: string; object: string }>((tie) => ({
  object: fc
    .array(
      fc.oneof(
        fc.constantFrom('text', 'n', 'one', 'list', '...', '...ref->', '...one', 'n > 1 => {text}'),
        fc
          .tuple(fc.constantFrom('p', 'q', 'text'), tie('expression'))
          .map(([k, v]) => `"${k}": ${v}`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((attributes) => `{${attributes.join(', ')}}`),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'text',
      'n',
      'one.text',
      'one.n',
      'list[0]',
      'list[].text',
      'ref->text',
      'ref->n',
      'list',
      '"a"',
      '1',
      '@',
    ),
    tie('object').map((object) => `@${object}`),
    tie('object').map((object) => `ref->${object}`),
    tie('object').map((object) => `list[]${object}`),
    tie('object').map((object) => `*[references(^._id) && n == ^.n]${object}`),
    tie('object').map((object) => `*[_id == ^.ref._ref] | order(text, _id) ${object}`),
    tie('object').map((object) => `*[_id != ^._id] | order(text, _id) ${object}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `coalesce(${a}, ${b})`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([a, b]) => `select(${a} == ${b} => ${a}, ${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `((${a}) + (${b}))`),
    tie('expression').map((a) => `array::compact(list[@ != ${a}])`),
    tie('expression').map((a) => `string(${a})`),
  ),
}));

/** Follows a JSONPath of a source map. */
function valueAt(value: unknown, path: string): unknown {
  const steps = path.matchAll(
    /\['((?:\\.|[^'\\])*)'\]|\[(\d+)\]|\[\?\(@\._key=='((?:\\.|[^'\\])*)'\)\]/g,
  );
  return [...steps].reduce((current: unknown, [, name, index, key]) => {
    if (key !== undefined && Array.isArray(current))
      return current.find((each) => each?._key === key);
    const step = name === undefined ? Number(index) : name.replace(/\\(['\\])/g, '$1');
    return Object(current)[step];
  }, value);
}

describe('every mapping', () => {
  it('is there, for what is read from the documents that a condition has found', async () => {
    const condition = fc.constantFrom(
      'references("d1")',
      'sanity::versionOf("d1")',
      '_type == "x" && text in ["a", "b"]',
      'text match "house"',
      'text + text == "bb"',
      'one.text == text || coalesce(text, "none") == "a"',
      'count(*[references(^._id)]) > 0',
      'ref->text == text',
      'string::startsWith(_id, "drafts")',
      '_id in *[ref._ref == "d1"]._id',
      'count(list[text == ^.text]) == 0',
      'dateTime(_createdAt) > dateTime("2020-01-01T00:00:00Z")',
    );
    await fc.assert(
      fc.asyncProperty(documents, condition, condition, async (found, a, b) => {
        const snapshot = new Snapshot(testDataset(found));
        const query = `*[${a} && !(${b})] | order(text, _id desc) {_id, "more": *[${b} && _id != ^._id]._id}`;
        const question = { query, parameters: {} };
        const { result, resultSourceMap } = await runMappedQuery(question, snapshot, 'key');
        const texts = JSON.stringify(result).match(/"(drafts\.)?d\d"/g) ?? [];
        expect(Object.keys(resultSourceMap.mappings)).toHaveLength(texts.length);
      }),
      { numRuns: 300 },
    );
  });

  it('leads to a document and path that holds this very value', async () => {
    await fc.assert(
      fc.asyncProperty(documents, expression, async (found, text) => {
        const snapshot = new Snapshot(testDataset(found));
        const question = { query: `*[_type == "x"]{"r": ${text}}`, parameters: {} };
        const { result, resultSourceMap: map } = await runMappedQuery(question, snapshot, 'index');
        expect(result).toEqual(runQuerySync(question, snapshot));
        for (const [path, { source }] of Object.entries(map.mappings)) {
          if (source.type !== 'documentValue') continue;
          const document = snapshot.get(map.documents[source.document]?._id ?? '');
          const there = valueAt(document, map.paths[source.path] ?? '');
          expect(there).not.toBeUndefined();
          expect(there).toBe(valueAt(result, path));
        }
      }),
      { numRuns: 400 },
    );
  });
});
