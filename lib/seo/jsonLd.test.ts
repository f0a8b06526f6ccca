import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import type { Monograph, Term } from '#lib/content/monograph.ts';
import { EXAMPLE } from '../../app/(site)/_components/monograph/fixture.ts';
import { MonographArticle } from '../../app/(site)/_components/monograph/MonographArticle.tsx';
import { wordsShown } from '../../app/(site)/_components/monograph/wordsShown.ts';
import { monographJsonLd, scriptJson, siteJsonLd, termJsonLd } from './jsonLd.ts';
import { vocabularyFaults } from './testing/vocabulary.ts';

const SITE = 'https://example.org';

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
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: [
        {
          ...{ '@type': 'ListItem', position: 1, name: 'Medicines A to Z' },
          item: 'https://example.org/drugs',
        },
        {
          ...{ '@type': 'ListItem', position: 2, name: 'Plainol' },
          item: 'https://example.org/drugs/plainol',
        },
      ],
    },
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

describe('held against the vocabulary of schema.org', () => {
  const settings = {
    publisher: { name: 'Press', url: 'https://example.org/press' },
    defaultDisclaimer: [],
    emergencyContacts: [],
    reportingContacts: [],
  };
  const term: Term = {
    ...{ id: 't', kind: 'drugClass', title: 'Blockers', slug: 'blockers' },
    updatedAt: '2026-11-23T18:00:00Z',
  };

  test('every type, property and value is one of its own', () => {
    const made = [
      monographJsonLd(MONOGRAPH, settings, SITE),
      monographJsonLd({ ...EXAMPLE, prescriptionStatus: 'prescriptionOnly' }, settings, SITE),
      termJsonLd(term, [EXAMPLE], settings, SITE),
      termJsonLd({ ...term, kind: 'condition', description: EXAMPLE.usage }, [], null, SITE),
      siteJsonLd(settings, SITE),
    ];
    expect(made.flatMap((each) => vocabularyFaults(each))).toEqual([]);
  });

  test('every sentence of the markup stands on the page', () => {
    const shown = wordsShown(
      createElement(MonographArticle, { monograph: EXAMPLE, settings }),
    ).join(' ');
    const { mainEntity, citation } = JSON.parse(
      scriptJson(monographJsonLd(EXAMPLE, settings, SITE)),
    );
    const said = [
      ...[citation, mainEntity.name, mainEntity.proprietaryName, mainEntity.alternateName].flat(),
      ...[mainEntity.nonProprietaryName, mainEntity.activeIngredient].flat(),
      ...String(mainEntity.warning).split('\n'),
      ...mainEntity.code.map((code: { codeValue: string }) => code.codeValue),
    ];
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((words) => !shown.includes(words))).toEqual([]);
  });

  test.each([
    [{ '@type': 'Drug', indication: 'Pain' }, '.indication: Drug has no such property'],
    [{ '@type': 'MedicalWebPage', mainEntity: 'Words' }, '.mainEntity: cannot hold "Words"'],
    [{ '@type': 'MedicalWebPage', lastReviewed: 'May' }, '.lastReviewed: cannot hold "May"'],
    [{ '@type': 'Pill' }, ': there is no type Pill'],
    [{ '@type': 'Drug', code: [{ '@type': 'Person' }] }, '.code: cannot hold {"@type":"Person"}'],
  ])('%j is refused', (value, fault) => {
    expect(vocabularyFaults(value)).toEqual([fault]);
  });
});

test('no text can end the script element it stands in', () => {
  const text = scriptJson({ name: '</script><!-- & \u2028' });
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text)).toEqual({ name: '</script><!-- & \u2028' });
});
