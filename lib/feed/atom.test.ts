import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IndexEntry } from '#lib/content/monograph.ts';
import { readLists } from '#lib/content/readIndex.ts';
import { memberReference, sampleMonograph, sampleTerm } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import type { PublicSite } from '#lib/publicApi/site.ts';
import { childrenOf, readXml, textIn, type XmlElement } from '#lib/xml/testing/readXml.ts';
import { respondWithFeed } from './answer.ts';
import { atomFeed } from './atom.ts';

const SITE = 'https://example.org';
const ATOM = 'http://www.w3.org/2005/Atom';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

let lake: TestLake;
let site: PublicSite;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  site = { source: await lake.afresh(), siteUrl: SITE };
});

async function feed(): Promise<XmlElement> {
  const answer = await respondWithFeed(site, new Request(`${SITE}/changes.atom`));
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  return readXml(await answer.text());
}

function titles(root: XmlElement): (string | undefined)[] {
  return childrenOf(root, 'entry').map((entry) => textIn(entry, 'title'));
}

/** What RFC 4287 asks of a feed or an entry (4.1.1, 4.1.2, 4.2.6, 4.2.7, 3.3), as far as we use it. */
function brokenRules(element: XmlElement): string[] {
  const broken: string[] = [];
  const rule = (holds: boolean, words: string) => holds || broken.push(`${element.name}: ${words}`);
  const isFeed = element.name === 'feed';
  const links = childrenOf(element, 'link').map(({ attributes }) => attributes);
  const ids = childrenOf(element, 'entry').map((entry) => textIn(entry, 'id'));
  const alternates = links.filter(({ rel }) => rel === 'alternate').map(({ type }) => type);
  rule(element.uri === ATOM, 'stands in the namespace of Atom');
  for (const name of ['id', 'title', 'updated']) {
    rule(childrenOf(element, name).length === 1, `has exactly one ${name}`);
  }
  rule(/^[a-z][a-z0-9+.-]*:\S+$/.test(textIn(element, 'id') ?? ''), 'has an IRI for an id');
  rule(TIME.test(textIn(element, 'updated') ?? ''), 'has an RFC 3339 time');
  rule(alternates.length > 0, 'has an alternate, since it has no content');
  rule(new Set(alternates).size === alternates.length, 'has one alternate of each type');
  rule(
    links.every(({ href = '' }) => URL.canParse(href)),
    'has links with an IRI',
  );
  rule(
    childrenOf(element, 'category').every(({ attributes }) => Boolean(attributes.term)),
    'has categories with a term',
  );
  if (isFeed) {
    rule(childrenOf(element, 'author').length > 0, 'has an author for its entries');
    rule(
      childrenOf(element, 'author').every((author) => Boolean(textIn(author, 'name'))),
      'has authors with a name',
    );
    rule(
      links.some(({ rel, href }) => rel === 'self' && href === `${SITE}/changes.atom`),
      'says where it is',
    );
    rule(new Set(ids).size === ids.length, 'has entries with ids of their own');
    return [...broken, ...childrenOf(element, 'entry').flatMap(brokenRules)];
  }
  return broken;
}

describe('the feed of changes', () => {
  test('keeps the rules of Atom, with entries and without any', async () => {
    expect(brokenRules(await feed())).toEqual([]);
    await lake.editor.create(sampleTerm('drugClass', 'blockers'));
    await lake.editor.create(
      sampleMonograph('plainol', {
        title: 'Plainol <5 mg> & "more"',
        drugClasses: [memberReference('drugClass-blockers')],
      }),
    );
    await readLists(site.source);
    const root = await feed();
    expect(brokenRules(root)).toEqual([]);
    expect(titles(root)).toEqual(['Plainol <5 mg> & "more"']);
    const [entry] = childrenOf(root, 'entry');
    expect(entry?.children.map(({ attributes }) => attributes.href ?? attributes.term)).toEqual([
      ...[undefined, undefined, undefined],
      ...[`${SITE}/drugs/plainol`, `${SITE}/drugs/plainol.md`, 'Blockers'],
    ]);
  });

  test('has the newest change first; what is withdrawn vanishes, drafts never come', async () => {
    await lake.editor.create(sampleMonograph('first'));
    await lake.editor.create(sampleMonograph('second'));
    await lake.editor.create({ ...sampleMonograph('draftol'), _id: 'drafts.monograph-draftol' });
    await lake.editor.create(sampleMonograph('faultol', { usage: 'not rich text' }));
    await readLists(site.source);
    expect(titles(await feed())).toEqual(['Second', 'First']);
    const before = childrenOf(await feed(), 'entry').map((entry) => textIn(entry, 'id'));
    await lake.editor
      .patch('monograph-first')
      .set({ brandNames: ['Firstal'] })
      .commit();
    await readLists(site.source);
    expect(titles(await feed())).toEqual(['First', 'Second']);
    const after = childrenOf(await feed(), 'entry').map((entry) => textIn(entry, 'id'));
    expect(after.toReversed()).toEqual(before);
    await lake.editor.delete('monograph-first');
    await readLists(site.source);
    expect(titles(await feed())).toEqual(['Second']);
  });

  test('ends after 100 entries', () => {
    const entries = Array.from({ length: 120 }, (_, index): IndexEntry => {
      const updatedAt = new Date(index * 1_000).toISOString();
      return {
        ...{ id: `m${index}`, title: `M${index}`, slug: `m${index}`, updatedAt },
        ...{ brandNames: [], synonyms: [], drugClasses: [], conditions: [], ingredients: [] },
      };
    });
    const root = readXml(atomFeed({ entries, terms: [] }, null, SITE));
    expect(titles(root)).toHaveLength(100);
    expect(titles(root)[0]).toBe('M119');
    expect(brokenRules(root)).toEqual([]);
  });
});
