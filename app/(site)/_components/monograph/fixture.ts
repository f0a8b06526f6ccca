import type { Monograph } from '#lib/content/monograph.ts';
import type { MonographContent } from '#lib/content/shape/monograph.ts';
import type { Block, RichText } from '#lib/content/shape/richText.ts';

let count = 0;

function key(): string {
  count += 1;
  return `k${count}`;
}

/** A run of text with its marks. */
type Run = { text: string; marks?: string[] };

/** One block of rich text. @param runs The text, or runs with marks. @param list Its place in a list. */
export function block(runs: string | Run[], list: Partial<Block> = {}): Block {
  const all: Run[] = typeof runs === 'string' ? [{ text: runs }] : runs;
  return {
    _type: 'block',
    _key: key(),
    style: 'normal',
    markDefs: [],
    children: all.map((run) => ({ _type: 'span', _key: key(), marks: [], ...run })),
    ...list,
  };
}

/** Rich text of whole blocks; a string is a paragraph. */
export function text(...blocks: (string | Block)[]): RichText {
  return blocks.map((item) => (typeof item === 'string' ? block(item) : item));
}

/** A bullet. */
export function bullet(runs: string | Run[], level = 1): Block {
  return block(runs, { listItem: 'bullet', level });
}

/** A numbered list item. */
export function numbered(runs: string | Run[], level = 1): Block {
  return block(runs, { listItem: 'number', level });
}

const strong = (words: string): Run => ({ text: words, marks: ['strong'] });

function effects(...names: (string | RichText)[]) {
  return names.map((name) => ({
    _type: 'sideEffect' as const,
    _key: key(),
    text: typeof name === 'string' ? text(name) : name,
  }));
}

/** An invented medicine that uses every part of a page. */
export const EXAMPLE_CONTENT: MonographContent = {
  title: 'Examplinib',
  slug: { _type: 'slug', current: 'examplinib' },
  demonstration: true,
  genericName: text('Examplinib hydrochloride'),
  brandNames: ['Modelox', 'Samplera'],
  synonyms: ['EX-104'],
  pronunciation: 'eg ZAM pli nib',
  prescriptionStatus: 'prescriptionOnly',
  marketStatus: 'investigational',
  identifiers: { rxcui: '342369', atc: ['L04AX04'], unii: 'F0P408N6V4', cas: '191732-72-6' },
  boxedWarning: {
    heading: 'Low white cell counts',
    text: text('White cells can fall below 0.5 × 10⁹ per litre.', bullet('Test the blood weekly.')),
    source: 'Invented label, 2026',
  },
  careCards: [
    {
      _type: 'careCard',
      _key: key(),
      level: 'urgent',
      heading: 'Call your care team today if:',
      text: text(bullet('your temperature is ≥ 38 °C'), bullet('you bruise without a cause')),
    },
    {
      _type: 'careCard',
      _key: key(),
      level: 'emergency',
      heading: 'Call your emergency number if:',
      text: text(bullet('you cannot breathe'), bullet('your face or throat swells')),
    },
    {
      _type: 'careCard',
      _key: key(),
      level: 'nonUrgent',
      heading: 'Ask a pharmacist if:',
      text: text(bullet('a mild side effect does not go away')),
    },
  ],
  usage: text(
    'Examplinib slows a made-up illness.\nIt does not cure it.',
    block([strong('Other uses')]),
    block([strong('Never share it.')]),
    bullet([strong('First illness:'), { text: ' used with rest & water, if x < 5 and y > 3.' }]),
    bullet('A nested list:', 1),
    bullet('second level', 2),
    numbered('numbered inside', 3),
    bullet('second level again', 2),
    bullet('back at the first level'),
    numbered('First step'),
    numbered('Second step'),
    'A last paragraph.',
  ),
  dosage: text(
    block([
      { text: 'Take 0.5 mg/m' },
      { text: '2', marks: ['sup'] },
      { text: ' with H' },
      { text: '2', marks: ['sub'] },
      { text: 'O, ' },
      { text: 'never', marks: ['strong', 'em'] },
      { text: ' more than 10 µg of α- or β-examplin; see ' },
      { text: 'the leaflet', marks: ['leaflet'] },
      { text: '.' },
    ]),
    bullet('>50 kg: 900 mg'),
    bullet('≤50 kg: 600 mg'),
  ).map((item) => ({
    ...item,
    markDefs: [
      { _type: 'link' as const, _key: 'leaflet', href: 'https://example.org/leaflet?a=1&b=2' },
    ],
  })),
  sideEffects: {
    intro: text('Not everyone gets side effects.'),
    groups: [
      {
        _type: 'sideEffectGroup',
        _key: key(),
        lead: text('Common side effects include:'),
        seriousness: 'common',
        frequency: 'common',
        effects: effects('Tiredness', 'Headache', 'Dry mouth', 'Rash', 'Cough', 'Itching'),
      },
      {
        _type: 'sideEffectGroup',
        _key: key(),
        lead: text('Seek help at once for any of these:'),
        seriousness: 'serious',
        effects: effects(
          'Chest pain',
          text(bullet('Bleeding, such as:'), bullet('nosebleeds', 2), bullet('black stools', 2)),
        ),
      },
      { _type: 'sideEffectGroup', _key: key(), seriousness: 'common', effects: effects('Hiccups') },
    ],
    outro: text('Report anything that worries you.'),
  },
  howItWorks: text('It blocks an enzyme that does not exist.'),
  precautions: {
    intro: text('Before you start, tell your doctor about all of these:'),
    items: [
      {
        _type: 'precaution',
        _key: key(),
        topics: ['pregnancy', 'breastfeeding'],
        label: 'Pregnancy and breastfeeding:',
        text: text('Do not take it.', bullet('Use contraception.'), bullet('Test monthly.')),
      },
      { _type: 'precaution', _key: key(), topics: ['kidney'], text: text('Weak kidneys.') },
      { _type: 'precaution', _key: key(), topics: ['pregnancy'], label: 'Later', text: text('x') },
    ],
    outro: text('Carry your alert card.'),
  },
  interactions: [
    {
      _type: 'interaction',
      _key: key(),
      name: 'Grapefruit',
      kind: 'food',
      severity: 'moderate',
      effect: 'More of it reaches the blood.',
      advice: 'Leave grapefruit out.',
      source: 'Invented study, 2025',
    },
    {
      _type: 'interaction',
      _key: key(),
      name: 'Warfarin',
      kind: 'medicine',
      severity: 'contraindicated',
      effect: 'Bleeding becomes likely.',
      advice: 'Never take both.',
    },
  ],
  faqs: [
    {
      _type: 'faq',
      _key: key(),
      question: 'What if I miss a dose?',
      answer: text('Skip it.', 'Never take two.'),
      topic: 'missedDose',
    },
    {
      _type: 'faq',
      _key: key(),
      question: 'How do I store it?',
      answer: text(bullet('Below 25 °C'), bullet('Away from children')),
      topic: 'storage',
    },
    {
      _type: 'faq',
      _key: key(),
      question: 'Is it safe in pregnancy?',
      answer: text('No.'),
      topic: 'pregnancy',
    },
  ],
  extraSections: [
    {
      _type: 'extraSection',
      _key: key(),
      heading: 'Overview',
      place: 'title',
      text: text('A word before everything.'),
    },
    {
      _type: 'extraSection',
      _key: key(),
      place: 'usage',
      text: text('This continues the usage section.'),
    },
    {
      _type: 'extraSection',
      _key: key(),
      heading: 'Usage',
      place: 'usage',
      text: text('A second heading of the same words.'),
    },
    {
      _type: 'extraSection',
      _key: key(),
      place: 'usage',
      text: text('And its continuation.'),
    },
  ],
  disclaimer: text('This medicine is invented.', 'Do not look for it.'),
  references: [
    {
      _type: 'citation',
      _key: key(),
      citation: 'The invented formulary, 3rd edition',
      url: 'https://example.org/formulary',
      accessed: '2026-11-01',
    },
  ],
};

/** Turns content into what the pages get, with nothing behind its references. */
export function asMonograph(content: MonographContent): Monograph {
  const { review: _review, source, ...rest } = content;
  return {
    ...rest,
    id: content.slug.current,
    revision: 'r1',
    updatedAt: '2026-11-20T10:00:00Z',
    slug: content.slug.current,
    drugClasses: [],
    conditions: [],
    ingredients: [],
    sourceKind: source?.kind,
  };
}

export const EXAMPLE: Monograph = {
  ...asMonograph(EXAMPLE_CONTENT),
  drugClasses: [{ id: 'c1', title: 'Enzyme blockers', slug: 'enzyme-blockers' }],
  conditions: [{ id: 'd1', title: 'Made-up illness', slug: 'made-up-illness' }],
  ingredients: [{ id: 'i1', title: 'Warfarin', slug: 'warfarin' }],
  review: {
    reviewer: { name: 'Ada Quill', credentials: 'MPharm', role: 'Clinical editor' },
    date: '2026-10-01',
    nextDue: '2028-10-01',
  },
};
