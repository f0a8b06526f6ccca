import { expect, test } from 'vitest';
import type { Monograph } from '#lib/content/monograph.ts';
import { monographJsonLd, scriptJson } from './jsonLd.ts';

const MONOGRAPH: Monograph = {
  id: 'a',
  revision: 'r',
  updatedAt: '2026-11-23T18:00:00Z',
  slug: 'plainol',
  title: 'Plainol',
  brandNames: ['Modelox'],
  drugClasses: [{ id: 'c', title: 'Enzyme blockers', slug: 'enzyme-blockers' }],
  conditions: [],
  ingredients: [],
  identifiers: { rxcui: '342369', atc: ['L04AX04'] },
  prescriptionStatus: 'otc',
  references: [{ _type: 'citation', _key: 'k', citation: 'A book' }],
  review: {
    reviewer: { name: 'Ada Quill', credentials: 'MPharm' },
    date: '2026-10-01',
    nextDue: '2028-10-01',
  },
};

test('the page and its medicine, with what stands on the page and nothing else', () => {
  expect(monographJsonLd(MONOGRAPH, null, 'https://example.org')).toEqual({
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    '@id': 'https://example.org/drugs/plainol',
    url: 'https://example.org/drugs/plainol',
    name: 'Plainol',
    description: 'About the medicine Plainol (Modelox).',
    inLanguage: 'en',
    dateModified: '2026-11-23T18:00:00Z',
    lastReviewed: '2026-10-01',
    reviewedBy: { '@type': 'Person', name: 'Ada Quill', honorificSuffix: 'MPharm' },
    citation: ['A book'],
    mainEntity: {
      '@type': 'Drug',
      '@id': 'https://example.org/drugs/plainol#drug',
      name: 'Plainol',
      proprietaryName: ['Modelox'],
      drugClass: [{ '@type': 'DrugClass', name: 'Enzyme blockers' }],
      prescriptionStatus: 'https://schema.org/OTC',
      rxcui: '342369',
      code: [
        { '@type': 'MedicalCode', codingSystem: 'ATC', codeValue: 'L04AX04' },
        { '@type': 'MedicalCode', codingSystem: 'RxCUI', codeValue: '342369' },
      ],
    },
  });
});

test('no text can end the script element it stands in', () => {
  const text = scriptJson({ name: '</script><!-- & \u2028' });
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text)).toEqual({ name: '</script><!-- & \u2028' });
});
