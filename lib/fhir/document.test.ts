import { Fhir } from 'fhir';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Monograph } from '#lib/content/monograph.ts';
import { monographMarkdown } from '#lib/markdown/monographPage.ts';
import { wordsOf } from '#lib/markdown/testing/wordsOf.ts';
import { SITE_ADVICE } from '#lib/seo/site.ts';
import { readXml } from '#lib/xml/testing/readXml.ts';
import { EXAMPLE } from '../../app/(site)/_components/monograph/fixture.ts';
import { fhirDocument } from './document.ts';

const SITE = 'https://example.org';
const SETTINGS = {
  publisher: { name: 'Press' },
  defaultDisclaimer: EXAMPLE.usage ?? [],
  emergencyContacts: [{ region: 'Here', label: 'Ambulance', phone: '+44 999' }],
  reportingContacts: [],
};
const BARE: Monograph = {
  ...{ id: 'a', revision: 'r', updatedAt: '2026-11-23T18:00:00Z', slug: 'plainol' },
  ...{ title: 'Plainol', drugClasses: [], conditions: [], ingredients: [] },
  usage: EXAMPLE.howItWorks,
};

const document = z.object({
  identifier: z.object({ value: z.string() }),
  entry: z.tuple(
    [
      z.object({
        resource: z.looseObject({
          status: z.string(),
          section: z.array(
            z.object({
              title: z.string().optional(),
              code: z.object({ coding: z.tuple([z.object({ code: z.string() })]) }),
              text: z.object({ status: z.literal('generated'), div: z.string() }),
            }),
          ),
        }),
      }),
    ],
    z.object({ fullUrl: z.string(), resource: z.looseObject({ resourceType: z.string() }) }),
  ),
});

function made(monograph: Monograph, keptSince?: string) {
  return fhirDocument({ monograph, settings: SETTINGS, keptSince }, SITE);
}

function compositionOf(monograph: Monograph) {
  return document.parse(made(monograph)).entry[0].resource;
}

const FOOTER = `${SITE_ADVICE} This page on Formulary`.split(' ');

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text of XHTML that is known to be well-formed. */
function plainText(xhtml: string): string {
  return xhtml
    .replace(/<\/?(?:a|em|strong|sub|sup)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(\w+);/g, (entity, name: string) => SIGNS[name] ?? entity);
}

/** Which code lists a section may come from is left open by FHIR; the validator warns of others. */
function errorsIn(resource: object) {
  const { messages } = new Fhir().validate(resource, { errorOnUnexpected: true });
  return messages.filter(({ severity }) => severity === 'error');
}

describe('an HL7 FHIR R4 document', () => {
  test.each([
    ['with everything', EXAMPLE],
    ['with almost nothing', BARE],
    [
      'withdrawn, unreviewed',
      { ...EXAMPLE, marketStatus: 'withdrawn' as const, review: undefined },
    ],
  ])('%s is valid', (_, monograph) => {
    expect(errorsIn(made(monograph))).toEqual([]);
  });

  test('the validator would notice', () => {
    expect(errorsIn({ ...made(BARE), pages: 3 })).toHaveLength(1);
    expect(errorsIn({ ...made(BARE), type: 'book' })).toHaveLength(1);
  });

  test('every section has its LOINC code and stands in the order of the page', () => {
    const sections = compositionOf(EXAMPLE).section.map(({ title, code }) => [
      title,
      code.coding[0].code,
    ]);
    expect(sections).toEqual([
      ['About this page', '42229-5'],
      ['Boxed warning: Low white cell counts', '34066-1'],
      ['Immediate action required: Call your emergency number if:', '34076-0'],
      ['Urgent advice: Call your care team today if:', '34076-0'],
      ['Non-urgent advice: Ask a pharmacist if:', '34076-0'],
      ['At a glance', '42229-5'],
      ['Overview', '42229-5'],
      ['Generic name', '42229-5'],
      ['Usage', '34067-9'],
      [undefined, '42229-5'],
      ['Usage', '42229-5'],
      [undefined, '42229-5'],
      ['Dosage', '34068-7'],
      ['Side effects', '34084-4'],
      ['How it works', '43679-0'],
      ['Precautions', '43685-7'],
      ['Interactions', '34073-7'],
      ['FAQs', '34076-0'],
      ['Disclaimer', '42229-5'],
      ['References', '34093-5'],
      ['Review and dates', '42229-5'],
      ['Getting help and reporting', '42229-5'],
    ]);
  });

  test('its text is XHTML and has every word of the page', () => {
    const { section } = compositionOf(EXAMPLE);
    const added = ['About this page', 'At a glance', 'Disclaimer', 'Review and dates'];
    const words = section.flatMap(({ title = '', text }) => {
      const root = readXml(text.div);
      expect([root.name, root.uri]).toEqual(['div', 'http://www.w3.org/1999/xhtml']);
      const heading = added.includes(title) ? '' : title;
      return `${heading} ${plainText(text.div)}`.split(/\s+/).filter((word) => word !== '');
    });
    const page = wordsOf(monographMarkdown({ monograph: EXAMPLE, settings: SETTINGS }, SITE));
    // But for its title and how it is said, and the footer.
    expect(words).toEqual(page.slice(7, -FOOTER.length));
    expect(section.map(({ text }) => text.div).join()).toContain(
      'Take 0.5 mg/m<sup>2</sup> with H<sub>2</sub>O, <strong><em>never</em></strong> more',
    );
  });

  test('a text that nobody has reviewed is preliminary, and says so in its first section', () => {
    expect(compositionOf(EXAMPLE)).toMatchObject({
      status: 'final',
      attester: [{ mode: 'professional', time: '2026-10-01' }],
    });
    const unreviewed = compositionOf(BARE);
    expect(unreviewed.status).toBe('preliminary');
    expect(unreviewed.section[0]?.text.div).toContain('Not clinically reviewed.');
  });

  test('the medicine has its codes under the names of their systems, and every reference leads somewhere', () => {
    const text = JSON.stringify(made(EXAMPLE));
    for (const [system, code] of [
      ['http://www.nlm.nih.gov/research/umls/rxnorm', '342369'],
      ['http://www.whocc.no/atc', 'L04AX04'],
      ['http://fdasis.nlm.nih.gov', 'F0P408N6V4'],
      ['urn:oid:2.16.840.1.113883.6.61', '191732-72-6'],
    ]) {
      expect(text).toContain(JSON.stringify({ system, code }));
    }
    const targets = [...text.matchAll(/"fullUrl":"([^"]+)"/g)].map(([, url]) => url);
    const references = [...text.matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
    expect(references).toHaveLength(3);
    for (const reference of references) expect(targets).toContain(reference);
  });

  test('it is the same while the monograph is, and another once it has changed', () => {
    const identifier = (monograph: Monograph) => document.parse(made(monograph)).identifier.value;
    expect(made(EXAMPLE)).toEqual(made(EXAMPLE));
    expect(identifier({ ...EXAMPLE, revision: 'r2' })).not.toBe(identifier(EXAMPLE));
    expect(identifier(EXAMPLE)).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
