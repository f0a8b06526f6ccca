import type { z } from 'zod';
import { ownLetter } from '#lib/atoz/letters.ts';
import type { IndexEntry, Lists, Term } from '#lib/content/monograph.ts';
import { readRecentLists } from '#lib/content/readRecentLists.ts';
import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { oncePer } from '#lib/once/oncePer.ts';
import { classPath, conditionPath, drugPath } from '#lib/seo/site.ts';
import { comparePositions, type Position, positionOf, readCursor, writeCursor } from './cursor.ts';
import { linked } from './monographJson.ts';
import { listParameters, readParameters, type WrongParameter } from './parameters.ts';
import { MONOGRAPHS_PATH, monographApiPath } from './paths.ts';
import { wrongParameters } from './problem.ts';
import { respond } from './respond.ts';
import type { summariesShape } from './shapes.ts';
import type { PublicSite } from './site.ts';

type Asked = z.output<typeof listParameters>;
type Summaries = z.infer<typeof summariesShape>;

/** What is looked up in the lists again and again. */
const lookupOf = oncePer(({ entries, terms }: Lists) => ({
  entries: new Map(entries.map((entry) => [entry.id, entry])),
  terms: new Map(terms.map((term) => [term.id, term])),
  byLetter: Map.groupBy(entries, ownLetter),
}));

/** Answers with a page of the list of monographs. */
export function respondWithMonographs(site: PublicSite, request: Request): Promise<Response> {
  return respond(site, async () => {
    const read = readParameters(listParameters, request.url);
    if ('wrong' in read) return wrongParameters(site.siteUrl, read.wrong);
    const asked = read.values;
    const lists = await readRecentLists(site.source);
    const after = asked.cursor === undefined ? null : readCursor(asked.cursor);
    const wrong = notFound(asked, after, lists);
    if (wrong.length > 0) return wrongParameters(site.siteUrl, wrong);
    const body = pageOf(select(asked, lists), asked, after, lists, site.siteUrl);
    return answerUnlessKnown(request, JSON.stringify(body), {
      'content-type': 'application/json; charset=utf-8',
      ...(body.next === undefined ? {} : { link: `<${body.next}>; rel="next"` }),
    });
  });
}

function notFound(asked: Asked, after: Position | null, { terms }: Lists): WrongParameter[] {
  const wrong: WrongParameter[] = [];
  if (asked.class !== undefined && termOf(terms, 'drugClass', asked.class) === undefined) {
    wrong.push({ name: 'class', detail: 'No class has this slug: /api/v1/terms lists them.' });
  }
  if (asked.condition !== undefined && termOf(terms, 'condition', asked.condition) === undefined) {
    wrong.push({
      name: 'condition',
      detail: 'No condition has this slug: /api/v1/terms lists them.',
    });
  }
  if (asked.cursor !== undefined && after === null) {
    const detail = 'Follow "next" of the page before, or leave it out to begin.';
    wrong.push({ name: 'cursor', detail });
  }
  return wrong;
}

/** The entries that were asked for, in order. */
function select(asked: Asked, lists: Lists): IndexEntry[] {
  const { letter, class: drugClass, condition, reviewDueBefore } = asked;
  const classId = drugClass && termOf(lists.terms, 'drugClass', drugClass)?.id;
  const conditionId = condition && termOf(lists.terms, 'condition', condition)?.id;
  const all = letter === undefined ? lists.entries : (lookupOf(lists).byLetter.get(letter) ?? []);
  const found = all.filter(
    (entry) =>
      (classId === undefined || entry.drugClasses.includes(classId)) &&
      (conditionId === undefined || entry.conditions.includes(conditionId)) &&
      (reviewDueBefore === undefined || (entry.review?.nextDue ?? '9999') < reviewDueBefore),
  );
  if (reviewDueBefore === undefined) return found;
  return found.sort((a, b) => comparePositions(positionOf(a, true), positionOf(b, true)));
}

function pageOf(
  found: IndexEntry[],
  asked: Asked,
  after: Position | null,
  lists: Lists,
  siteUrl: string,
): Summaries {
  const byReview = asked.reviewDueBefore !== undefined;
  const isAfter = (entry: IndexEntry) =>
    after === null || comparePositions(positionOf(entry, byReview), after) > 0;
  const start = found.findIndex(isAfter);
  const items = start === -1 ? [] : found.slice(start, start + asked.limit);
  const last = items.at(-1);
  const hasMore = last !== undefined && last !== found.at(-1);
  return {
    total: found.length,
    items: items.map((entry) => summary(entry, lists, siteUrl)),
    next: hasMore ? addressAfter(positionOf(last, byReview), asked, siteUrl) : undefined,
  };
}

function addressAfter(last: Position, asked: Asked, siteUrl: string): string {
  const next = new URL(MONOGRAPHS_PATH, siteUrl);
  for (const [name, value] of Object.entries({ ...asked, cursor: writeCursor(last) })) {
    if (value !== undefined) next.searchParams.set(name, String(value));
  }
  return next.href;
}

function summary(entry: IndexEntry, lists: Lists, siteUrl: string): Summaries['items'][number] {
  const { entries, terms } = lookupOf(lists);
  const { slug, title, brandNames, synonyms, marketStatus, updatedAt, review } = entry;
  const found = <T>(ids: string[], all: ReadonlyMap<string, T>) =>
    ids.flatMap((id) => all.get(id) ?? []);
  return {
    ...{ slug, title, brandNames, synonyms, marketStatus, updatedAt, review },
    url: siteUrl + drugPath(slug),
    api: siteUrl + monographApiPath(slug),
    drugClasses: found(entry.drugClasses, terms).map((term) => linked(term, classPath, siteUrl)),
    conditions: found(entry.conditions, terms).map((term) => linked(term, conditionPath, siteUrl)),
    ingredients: found(entry.ingredients, entries).map((each) => linked(each, drugPath, siteUrl)),
  };
}

function termOf(terms: readonly Term[], kind: Term['kind'], slug: string): Term | undefined {
  return terms.find((term) => term.kind === kind && term.slug === slug);
}
