import type { Monograph } from '#lib/content/monograph.ts';
import type { ExtraSection } from '#lib/content/shape/monograph.ts';
import {
  anchorOf,
  type Place,
  SECTION,
  type SectionName,
  valuesOf,
} from '#lib/content/shape/vocabulary.ts';

/** One part of a monograph under one heading, with the texts that continue it. */
export type Chapter = {
  /** Its anchor, unique on the page. */
  id: string;
  heading?: string;
  /** The standard section it shows, if any. */
  section?: SectionName | 'interactions';
  /** Extra texts in reading order, after the section's own. */
  extras: ExtraSection[];
};

const INTERACTIONS = {
  id: 'interactions',
  heading: 'Interactions',
  section: 'interactions',
} as const;

/**
 * The parts of a monograph in the order of `readingOrder`, each with its anchor. An extra section
 * with a heading starts a chapter; one without continues the chapter before it.
 */
export function chaptersOf(monograph: Monograph): Chapter[] {
  const ids = new Set<string>();
  const chapters: Chapter[] = [];
  addExtras(monograph, 'title', chapters, ids);
  for (const name of valuesOf(SECTION)) {
    if (name === 'faqs' && monograph.interactions?.length) {
      ids.add(INTERACTIONS.id);
      chapters.push({ ...INTERACTIONS, extras: [] });
    }
    if (hasBody(monograph, name)) {
      ids.add(anchorOf(name));
      chapters.push({ id: anchorOf(name), heading: SECTION[name], section: name, extras: [] });
    }
    addExtras(monograph, name, chapters, ids);
  }
  return chapters;
}

function hasBody(monograph: Monograph, name: SectionName): boolean {
  const body = monograph[name];
  return Array.isArray(body) ? body.length > 0 : body !== undefined;
}

function addExtras(monograph: Monograph, place: Place, chapters: Chapter[], ids: Set<string>) {
  const own = (monograph.extraSections ?? []).filter((extra) => extra.place === place);
  let current = chapters.at(-1);
  const continues = current?.section === place;
  own.forEach((extra, index) => {
    if (extra.heading !== undefined || current === undefined || (index === 0 && !continues)) {
      current = {
        id: freeId(`section-${wordsOf(extra.heading ?? place)}`, ids),
        heading: extra.heading,
        extras: [],
      };
      chapters.push(current);
    }
    current.extras.push(extra);
  });
}

function wordsOf(heading: string): string {
  const plain = heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-|-$/g, '').slice(0, 60) || 'more';
}

function freeId(wanted: string, ids: Set<string>): string {
  let id = wanted;
  for (let count = 2; ids.has(id); count += 1) id = `${wanted}-${count}`;
  ids.add(id);
  return id;
}
