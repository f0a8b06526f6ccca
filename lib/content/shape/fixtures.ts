import type { MonographDocument } from './monograph.ts';
import type { RichText } from './richText.ts';

/** One or more plain paragraphs of rich text, for tests. */
export function paragraphs(...texts: string[]): RichText {
  return texts.map((text, index) => ({
    _type: 'block',
    _key: `b${index}`,
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: `s${index}`, text, marks: [] }],
  }));
}

/** A valid document with something in every section, for tests to bend. */
export function sampleDocument(): MonographDocument {
  return {
    _id: 'monograph-exampline',
    _type: 'monograph',
    _rev: 'r1',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-02T00:00:00Z',
    title: 'Exampline',
    slug: { _type: 'slug', current: 'exampline' },
    genericName: paragraphs('Exampline'),
    brandNames: ['Exemplar'],
    usage: paragraphs('Exampline eases invented aches.'),
    dosage: paragraphs('Take 0.5 mg once a day; if you weigh >50 kg, 1 mg.'),
    sideEffects: {
      intro: paragraphs('Most people notice nothing.'),
      groups: [
        {
          _type: 'sideEffectGroup',
          _key: 'g1',
          lead: paragraphs('Common side effects include:'),
          seriousness: 'common',
          frequency: 'common',
          effects: [{ _type: 'sideEffect', _key: 'e1', text: paragraphs('Yawning') }],
        },
        {
          _type: 'sideEffectGroup',
          _key: 'g2',
          lead: paragraphs('Get help at once for:'),
          seriousness: 'serious',
          effects: [{ _type: 'sideEffect', _key: 'e2', text: paragraphs('Trouble breathing') }],
        },
      ],
      outro: paragraphs('Report what you notice.'),
    },
    howItWorks: paragraphs('Nobody knows.'),
    precautions: {
      items: [
        {
          _type: 'precaution',
          _key: 'p1',
          topics: ['pregnancy', 'breastfeeding'],
          label: 'Pregnancy and breastfeeding',
          text: paragraphs('Ask first.'),
        },
      ],
    },
    faqs: [
      {
        _type: 'faq',
        _key: 'f1',
        question: 'What if I miss a dose?',
        answer: paragraphs('Skip it.'),
        topic: 'missedDose',
      },
    ],
    extraSections: [
      {
        _type: 'extraSection',
        _key: 'x1',
        heading: 'Stopping',
        place: 'dosage',
        text: paragraphs('Stop slowly.'),
      },
    ],
    disclaimer: paragraphs('This medicine is invented.'),
  };
}
