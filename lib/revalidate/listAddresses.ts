import { linesOf } from '#lib/atoz/names.ts';
import { partOf, partsOfName } from '#lib/atoz/parts.ts';
import type { IndexEntry, Lists, Term } from '#lib/content/monograph.ts';
import { readRecentLists } from '#lib/content/readRecentLists.ts';
import { revisionMark } from '#lib/content/revision.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { INDEX_TAG, termTag } from '#lib/content/tags.ts';
import { movedTermOf, termLines, termPageOf } from '#lib/content/termPage.ts';
import { classPath, conditionPath, letterPath } from '#lib/seo/site.ts';
import { type Address, type Expectation, redirectedTo } from './expectation.ts';

/** The A to Z. */
export const INDEX_PATH = '/drugs';

export function indexAddress(source: ContentSource): Address {
  return listAddress(source, INDEX_PATH, ({ entries }) => entries);
}

/** The list of all classes, or of all conditions. */
export function termListAddress(source: ContentSource, kind: Term['kind']): Address {
  const path = kind === 'drugClass' ? '/classes' : '/conditions';
  return listAddress(source, path, (lists) => termLines(lists, kind));
}

/**
 * The page of one class or condition, there or gone.
 * @param changed The id of the term, if it is the one that has changed.
 */
export function termAddress(
  source: ContentSource,
  { kind, slug }: Pick<Term, 'kind' | 'slug'>,
  changed?: string,
): Address {
  const pathOf = kind === 'drugClass' ? classPath : conditionPath;
  const path = pathOf(slug);
  const tags = [termTag(kind, slug)];
  const address = listAddress(source, path, (lists) => termPageAsList(lists, kind, slug), tags);
  const expect = async (): Promise<Expectation> => {
    const expected = await address.expect();
    const moved =
      expected.outcome === 'gone'
        ? movedTermOf(await readRecentLists(source), kind, slug)
        : undefined;
    if (moved !== undefined) return redirectedTo(pathOf(moved));
    if (changed === undefined) return expected;
    const isFaulty = source.verdicts.all().get(changed)?.verdict.valid === false;
    if (!isFaulty) return expected;
    return {
      ...expected,
      outcome: expected.outcome === 'visible' ? 'kept last good' : 'being corrected',
    };
  };
  return { ...address, expect };
}

function termPageAsList(lists: Lists, kind: Term['kind'], slug: string) {
  const page = termPageOf(lists, kind, slug);
  return page && [page];
}

/** The pages of the A to Z on which a medicine stands, by its own name first. */
export function letterAddresses(
  source: ContentSource,
  { entries }: Lists,
  entry: IndexEntry,
): Address[] {
  const names = new Set(linesOf(entry).flatMap((line) => partsOfName(entries, line)));
  return [...names].map((name) =>
    listAddress(source, letterPath(name), (lists) => {
      const part = partOf(lists.entries, name);
      return part && [part];
    }),
  );
}

/**
 * A page made from the lists.
 * @param shown What it shows of them; undefined if they have no such page.
 */
function listAddress(
  source: ContentSource,
  path: string,
  shown: (lists: Lists) => readonly object[] | undefined,
  tags: string[] = [INDEX_TAG],
): Address {
  return {
    path,
    tags,
    expect: async (): Promise<Expectation> => {
      const expected = shown(await readRecentLists(source));
      if (expected === undefined) {
        return { outcome: 'gone', fits: ({ status }) => status === 404, urgency: 'now' };
      }
      const mark = revisionMark(expected);
      return {
        outcome: 'visible',
        fits: (page) => page.status === 200 && page.mark === mark,
        urgency: 'soon',
      };
    },
  };
}
