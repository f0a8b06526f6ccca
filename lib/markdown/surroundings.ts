import type { Paragraph, RootContent } from 'mdast';
import type { Link, Monograph } from '#lib/content/monograph.ts';
import type { Citation } from '#lib/content/shape/monograph.ts';
import { MARKET_STATUS, PRESCRIPTION_STATUS, SOURCE_KIND } from '#lib/content/shape/vocabulary.ts';
import type { Contact, SiteSettings } from '#lib/content/siteSettings.ts';
import { dayInWords, timeInWords } from '#lib/dates/inWords.ts';
import { codesOf } from '#lib/seo/codes.ts';
import { classPath, conditionPath, drugPath } from '#lib/seo/site.ts';
import { heading, type Inline, link, list, paragraph, strong } from './write.ts';

/** What a reader must know about the page itself before trusting it. */
export function noticeNodes(monograph: Monograph, keptSince: string | undefined): RootContent[] {
  const notices: Paragraph[] = [];
  const add = (title: string, text: string) =>
    notices.push(paragraph(strong(`${title}.`), ` ${text}`));
  if (monograph.marketStatus === 'withdrawn') {
    add(
      MARKET_STATUS.withdrawn,
      'This medicine is no longer sold. If you still have some, ask a pharmacist what to do.',
    );
  }
  if (monograph.marketStatus === 'investigational') {
    add(
      MARKET_STATUS.investigational,
      'It is given only in research studies. What is known about it may change.',
    );
  }
  if (monograph.demonstration) {
    add(
      'Demonstration content',
      'Written to show how this website works. Do not use it to decide about a medicine.',
    );
  }
  if (monograph.review === undefined) {
    add('Not clinically reviewed', UNREVIEWED[monograph.sourceKind ?? 'authored']);
  }
  if (keptSince !== undefined) {
    const since = timeInWords(keptSince);
    add(
      'Not refreshed',
      `This page could not be refreshed since ${since}. It shows the last version that was checked.`,
    );
  }
  return notices.length === 0 ? [] : [list(notices)];
}

const UNREVIEWED = {
  authored: 'No clinician has confirmed this text yet.',
  imported: 'The text was imported and no clinician has confirmed it yet.',
  aiGenerated: 'The text was written by a machine and no clinician has confirmed it yet.',
} as const;

/** What a reader looks up first. */
export function factNodes(monograph: Monograph): RootContent[] {
  const { prescriptionStatus } = monograph;
  return facts([
    ['Brand names', (monograph.brandNames ?? []).join(', ')],
    ['Also called', (monograph.synonyms ?? []).join(', ')],
    ['Class', ...links(monograph.drugClasses, classPath)],
    ['Contains', ...links(monograph.ingredients, drugPath)],
    ['Used in', ...links(monograph.conditions, conditionPath)],
    [
      'Prescription',
      prescriptionStatus === undefined ? '' : PRESCRIPTION_STATUS[prescriptionStatus],
    ],
  ]);
}

/** What the text rests on. */
export function referenceNodes(references: readonly Citation[]): RootContent[] {
  if (references.length === 0) return [];
  const items = references.map(({ citation, url, accessed }) =>
    paragraph(
      url === undefined ? citation : link(url, citation),
      accessed === undefined ? '' : ` Read ${dayInWords(accessed)}.`,
    ),
  );
  return [list(items, true)];
}

/** Who vouches for the text, when it was read and last changed, and the codes of the medicine. */
export function reviewNodes(monograph: Monograph): RootContent[] {
  const { review, sourceKind } = monograph;
  const codes = codesOf(monograph.identifiers).map(({ system, value }) => `${system} ${value}`);
  return facts([
    ['Last reviewed', review === undefined ? 'Not yet' : dayInWords(review.date)],
    ['Next review due', review === undefined ? '' : dayInWords(review.nextDue)],
    ['Reviewed by', ...(review === undefined ? [] : reviewer(review.reviewer))],
    ['Last changed', dayInWords(monograph.updatedAt)],
    ['Origin', sourceKind === undefined ? '' : SOURCE_KIND[sourceKind]],
    ['Codes', codes.join(', ')],
  ]);
}

/** Whom to call in an emergency and where to report a side effect, by region. */
export function contactNodes(settings: SiteSettings | null): RootContent[] {
  const groups = [
    { title: 'In an emergency', contacts: settings?.emergencyContacts ?? [] },
    { title: 'Report a side effect', contacts: settings?.reportingContacts ?? [] },
  ].filter(({ contacts }) => contacts.length > 0);
  return groups.flatMap(({ title, contacts }) => [heading(3, title), list(contacts.map(contact))]);
}

function contact({ region, label, phone, url }: Contact): Paragraph {
  const number = phone?.replace(/[^+\d]/g, '');
  return paragraph(
    `${region}: `,
    url === undefined ? label : link(url, label),
    ...(phone === undefined ? [] : [', ', link(`tel:${number}`, phone)]),
  );
}

function reviewer({ name, credentials, role, url }: NonNullable<Monograph['review']>['reviewer']) {
  const rest = role === undefined ? `, ${credentials}` : `, ${credentials}, ${role}`;
  return [url === undefined ? name : link(url, name), rest];
}

function links(targets: readonly Link[], pathOf: (slug: string) => string): Inline[] {
  return targets.flatMap(({ title, slug }, index): Inline[] => [
    ...(index === 0 ? [] : [', ']),
    link(pathOf(slug), title),
  ]);
}

/** A list of facts, set off from a list that may stand before it; those without words are left out. */
function facts(rows: [term: string, ...value: Inline[]][]): RootContent[] {
  const known = rows.filter(([, ...value]) => value.some((part) => part !== ''));
  if (known.length === 0) return [];
  return [
    { type: 'thematicBreak' },
    list(known.map(([term, ...value]) => paragraph(strong(`${term}:`), ' ', ...value))),
  ];
}
