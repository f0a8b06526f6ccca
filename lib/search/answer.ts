import { MARKET_STATUS } from '#lib/content/shape/vocabulary.ts';
import { classPath, conditionPath, drugPath } from '#lib/seo/site.ts';
import type { Candidate, Way } from './candidates.ts';
import type { Name, NameKind } from './names.ts';
import type { SearchIndex } from './searchIndex.ts';

/** One page in an answer, in the words readers see. */
export type Line = {
  kind: 'medicine' | 'drugClass' | 'condition';
  /** The name it was found by: of "Eliquis – a brand of Apixaban", the first word. */
  name: string;
  /** What that name is, or how the page was found. */
  note?: string;
  path: string;
};

/** Where a line stands: found by a name, a class or condition itself, one of it, or inside a name. */
export type Part = 'named' | 'terms' | 'ofTerm' | 'inside';

export type SearchAnswer = {
  query: string;
  /** How many pages were found, shown or not. */
  total: number;
  results: (Line & { part: Part })[];
  /** Not found, but perhaps meant: only ever a question to the reader. */
  didYouMean: Line[];
};

const PART_OF: Record<Way, Part> = {
  called: 'named',
  termCalled: 'named',
  begins: 'named',
  wordBegins: 'named',
  termBegins: 'terms',
  ofTerm: 'ofTerm',
  inside: 'inside',
};

const TERM = {
  drugClass: { label: 'drug class', pathOf: classPath },
  condition: { label: 'condition', pathOf: conditionPath },
} as const;

const OTHER_NAME: Record<Exclude<NameKind, 'title'>, string> = {
  brand: 'a brand of',
  synonym: 'another name for',
};

/** Takes an index and a query that `readQuery` has read; returns the answer in words. */
export function answerSearch(
  index: SearchIndex,
  query: string,
  window: { from: number; count: number },
): SearchAnswer {
  const { total, hits, didYouMean } = index.search(query, window);
  return {
    query,
    total,
    results: hits.map((hit) => ({ ...lineOf(hit.name, hit.term), part: PART_OF[hit.way] })),
    didYouMean: didYouMean.map((name) => lineOf(name)),
  };
}

function lineOf({ text, kind, target }: Name, term?: Candidate['term']): Line {
  if (target.kind === 'term') {
    const { label, pathOf } = TERM[target.term.kind];
    return { kind: target.term.kind, name: text, note: label, path: pathOf(target.term.slug) };
  }
  const { title, slug, marketStatus = 'active' } = target.entry;
  const notes = [
    kind === 'title' ? [] : `${OTHER_NAME[kind]} ${title}`,
    term === undefined ? [] : `${TERM[term.kind].label}: ${term.title}`,
    marketStatus === 'active' ? [] : MARKET_STATUS[marketStatus].toLowerCase(),
  ].flat();
  const note = notes.length > 0 ? { note: notes.join('; ') } : {};
  return { kind: 'medicine', name: text, ...note, path: drugPath(slug) };
}
