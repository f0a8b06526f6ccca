import { letterGroups } from '#lib/atoz/letters.ts';
import type { IndexEntry, Lists, Term } from '#lib/content/monograph.ts';
import { classPath, conditionPath, drugPath, letterPath } from './site.ts';

/** A page that search engines should know. */
export type IndexablePage = {
  path: string;
  /** ISO 8601 time of the last change of what it shows; absent where none is known. */
  changedAt?: string;
};

const ABOUT = ['/about', '/about/review', '/about/dates', '/about/data'];

/**
 * Every page of this site that is worth finding, the monographs first. Search, comparison and forms
 * are not: they show what the other pages say.
 */
export function indexablePages({ entries, terms }: Lists): IndexablePage[] {
  return [
    { path: '/', ...newestOf(entries) },
    ...entries.map(({ slug, updatedAt }) => ({ path: drugPath(slug), changedAt: updatedAt })),
    { path: '/drugs', ...newestOf(entries) },
    ...letterPages(entries),
    ...termPages(entries, terms, 'drugClass'),
    ...termPages(entries, terms, 'condition'),
    ...ABOUT.map((path) => ({ path })),
  ];
}

function letterPages(entries: readonly IndexEntry[]): IndexablePage[] {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  return letterGroups(entries).flatMap(({ part, lines }) => {
    if (lines.length === 0) return [];
    const shown = lines.flatMap((line) => bySlug.get(line.slug) ?? []);
    return [{ path: letterPath(part), ...newestOf(shown) }];
  });
}

/** The list of classes or of conditions, and the page of each with its medicines. */
function termPages(
  entries: readonly IndexEntry[],
  terms: readonly Term[],
  kind: Term['kind'],
): IndexablePage[] {
  const own = terms.filter((term) => term.kind === kind);
  const [list, pathOf, field] =
    kind === 'drugClass'
      ? (['/classes', classPath, 'drugClasses'] as const)
      : (['/conditions', conditionPath, 'conditions'] as const);
  const members = membersOf(entries, field);
  return [
    { path: list, ...newestOf(own) },
    ...own.map((term) => ({
      path: pathOf(term.slug),
      ...newestOf([term, ...(members.get(term.id) ?? [])]),
    })),
  ];
}

function membersOf(
  entries: readonly IndexEntry[],
  field: 'drugClasses' | 'conditions',
): Map<string, IndexEntry[]> {
  const members = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    for (const id of entry[field]) {
      const known = members.get(id);
      if (known === undefined) members.set(id, [entry]);
      else known.push(entry);
    }
  }
  return members;
}

function newestOf(shown: readonly { updatedAt: string }[]): Pick<IndexablePage, 'changedAt'> {
  let newest: string | undefined;
  for (const { updatedAt } of shown) {
    if (newest === undefined || updatedAt > newest) newest = updatedAt;
  }
  return newest === undefined ? {} : { changedAt: newest };
}
