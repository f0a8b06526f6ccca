import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { check } from '#lib/content/shape/check.ts';
import { type MonographContent, monographContent } from '#lib/content/shape/monograph.ts';
import { block, EXAMPLE, EXAMPLE_CONTENT, text } from './fixture.ts';
import { MonographArticle } from './MonographArticle.tsx';
import { missingPassages } from './missingPassages.tsx';
import { demonstrationContent } from './testing/demonstration.ts';

function html(monograph = EXAMPLE): string {
  return renderToStaticMarkup(<MonographArticle monograph={monograph} settings={null} />);
}

describe('the words of a monograph', () => {
  test('the example keeps the shape', () => {
    expect(check(monographContent, EXAMPLE_CONTENT)).toMatchObject({ valid: true });
  });

  test('all stand on the page, in reading order, signs included', () => {
    expect(missingPassages(EXAMPLE_CONTENT)).toEqual([]);
  });

  test.each(demonstrationContent())('all of $name stand on its page', ({ content }) => {
    expect(missingPassages(content)).toEqual([]);
  });

  test('a page of one section stands', () => {
    const content: MonographContent = {
      title: 'Plainol',
      slug: { current: 'plainol' },
      extraSections: [
        { _type: 'extraSection', _key: 'a', place: 'dosage', text: text('Only this.') },
      ],
    };
    expect(missingPassages(content)).toEqual([]);
  });

  test('text the page could not show stops it', () => {
    const usage = [block([{ text: 'x', marks: ['highlight'] }])];
    expect(() => html({ ...EXAMPLE, usage })).toThrow(/cannot show/);
  });
});

describe('the order of the page', () => {
  const positions = (marks: string[]) => marks.map((mark) => html().indexOf(mark));

  test('warnings before facts, facts before contents, text before those who vouch for it', () => {
    const order = positions([
      '<h1',
      'Demonstration content.',
      'Boxed warning',
      'Call your emergency number if:',
      'Call your care team today if:',
      'Brand names',
      '>Contents<',
      '>Overview</h2>',
      '>Generic name</h2>',
      '>Interactions</h2>',
      '>FAQs</h2>',
      'Disclaimer:',
      '>References</h2>',
      'Last reviewed',
    ]);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('a heading never skips a level', () => {
    const levels = [...html().matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });
});

describe('anchors', () => {
  test('are unique, and each entry of the contents leads to one', () => {
    const ids = [...html().matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html().matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) expect(ids).toContain(target);
  });

  test('a topic leads to the first text about it', () => {
    expect(html()).toMatch(
      /<li id="pregnancy"><span id="breastfeeding"><\/span><h3[^>]*>Pregnancy and/,
    );
    expect(html()).toMatch(
      /id="missed-dose"[^>]*><h3><span class="mark">Q:<\/span> What if I miss/,
    );
  });
});

describe('where the page leads', () => {
  test('to its classes, its conditions and what it contains', () => {
    expect(html()).toContain(
      '<dt>Class</dt><dd><a href="/classes/enzyme-blockers">Enzyme blockers</a></dd>',
    );
    expect(html()).toContain('<a href="/conditions/made-up-illness">Made-up illness</a>');
    expect(html()).toContain('<dt>Contains</dt><dd><a href="/drugs/warfarin">Warfarin</a></dd>');
  });

  test('to the topics that readers look up, each once, and to no other', () => {
    const list = html().match(/<h3>Look up<\/h3><ul>(.*?)<\/ul>/)?.[1] ?? '';
    expect([...list.matchAll(/href="#([^"]+)">([^<]+)</g)].map(([, ...found]) => found)).toEqual([
      ['pregnancy', 'Pregnancy'],
      ['breastfeeding', 'Breastfeeding'],
      ['kidney', 'Kidney'],
      ['missed-dose', 'Missed dose'],
      ['storage', 'Storage'],
    ]);
  });

  test('to others of its class, the comparison, the interaction check and the report of a problem', () => {
    const links = html().match(/<nav class="further-on".*?<\/nav>/)?.[0] ?? '';
    expect([...links.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/classes/enzyme-blockers',
      '/compare?a=examplinib',
      '/interactions?m=examplinib',
      '/report?page=%2Fdrugs%2Fexamplinib',
    ]);
  });
});

describe('what the reader can tell apart', () => {
  test('serious side effects are named as such, and a frequency has its number', () => {
    expect(html()).toMatch(
      />Serious<span class="visually-hidden"> side effects<\/span><\/h3><p>Seek help at once/,
    );
    expect(html()).toContain('Common: between 1 in 100 and 1 in 10 people');
  });

  test('lists are lists inside lists', () => {
    expect(html()).toContain(
      '<li>A nested list:<ul><li>second level<ol><li>numbered inside</li></ol></li><li>second level again</li></ul></li>',
    );
    expect(html()).toContain('<ol><li>First step</li><li>Second step</li></ol>');
    expect(html()).toContain('<li>Bleeding, such as:<ul><li>nosebleeds</li>');
  });

  test('marks, line breaks and links arrive', () => {
    expect(html()).toContain('Take 0.5 mg/m<sup>2</sup> with H<sub>2</sub>O');
    expect(html()).toContain('illness.<br/>It does');
    expect(html()).toContain('<a href="https://example.org/leaflet?a=1&amp;b=2">the leaflet</a>');
    expect(html()).toContain('<p class="lead-line"><strong>Other uses</strong></p>');
    expect(html()).toContain('<p><strong>Never share it.</strong></p>');
  });

  test('an unreviewed page says so, and where its text comes from', () => {
    const page = html({ ...EXAMPLE, review: undefined, sourceKind: 'aiGenerated' });
    expect(page).toContain('Not clinically reviewed.');
    expect(page).toContain('written by a machine');
    expect(html()).not.toContain('Not clinically reviewed.');
  });

  test('a kept copy says since when', () => {
    const page = renderToStaticMarkup(
      <MonographArticle monograph={EXAMPLE} settings={null} keptSince="2026-11-23T18:05:00Z" />,
    );
    expect(page).toContain('23 November 2026 at 18:05 UTC');
  });

  test("the publisher's disclaimer stands where the document has none", () => {
    const page = renderToStaticMarkup(
      <MonographArticle
        monograph={{ ...EXAMPLE, disclaimer: undefined }}
        settings={{
          publisher: { name: 'Press' },
          defaultDisclaimer: text('Ask first.'),
          emergencyContacts: [],
          reportingContacts: [{ region: 'Here', label: 'Card', phone: '+44 20 7946 0000' }],
        }}
      />,
    );
    expect(page).toContain('<strong>Disclaimer:</strong> Ask first.');
    expect(page).toContain('href="tel:+442079460000"');
  });
});
