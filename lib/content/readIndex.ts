import { indexAnswer } from './answers.ts';
import type { FaultyDocument } from './faultReport.ts';
import { judgeListed } from './judgeListed.ts';
import { keepLists, keptLists } from './keptLists.ts';
import { LakeUnavailable } from './lake.ts';
import { listMonographs } from './listMonographs.ts';
import { listTerms } from './listTerms.ts';
import type { IndexEntry, Lists } from './monograph.ts';
import { INDEX_QUERY } from './queries.ts';
import type { ContentSource } from './source.ts';

/**
 * All that has a page, by title. An invalid monograph or term is listed while its last good page
 * stands. One request to the lake if nothing has changed; what has changed is fetched in batches.
 * @throws LakeUnavailable if the lake gives no answer and no lists were ever kept.
 */
export async function readLists(source: ContentSource): Promise<Lists> {
  try {
    return (await askForLists(source, false)).lists;
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    source.report.outage(error);
    const kept = keptLists(source);
    if (kept === undefined) throw error;
    return kept;
  }
}

/**
 * Every monograph that has a page, by title.
 * @throws LakeUnavailable if the lake gives no answer and no lists were ever kept.
 */
export async function readIndex(source: ContentSource): Promise<IndexEntry[]> {
  return (await readLists(source)).entries;
}

/**
 * The lists for a build: everything is judged again, every fault is named in the log.
 * @throws LakeUnavailable if the lake gives no answer: a build without content helps nobody.
 */
export async function readListsForBuild(source: ContentSource): Promise<Lists> {
  return (await askForLists(source, true)).lists;
}

/**
 * Every published monograph and term that is at fault, for the health report.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function readFaulty(source: ContentSource): Promise<FaultyDocument[]> {
  return (await askForLists(source, false)).faulty;
}

async function askForLists(
  source: ContentSource,
  forBuild: boolean,
): Promise<{ lists: Lists; faulty: FaultyDocument[] }> {
  const askedAt = new Date();
  const answer = await source.published.ask(INDEX_QUERY, {}, indexAnswer);
  const judged = await judgeListed(source, answer, forBuild);
  const { entries, faulty } = listMonographs(source, answer, judged.monographs);
  const { terms, faulty: faultyTerms } = listTerms(answer.terms, judged.terms);
  const allFaulty = [...faulty, ...faultyTerms];
  for (const document of allFaulty) source.report.document(document, forBuild);
  forgetWithdrawn(source, new Set([...answer.monographs, ...answer.terms].map(idOf)), askedAt);
  const lists = source.lists.settle({ entries, terms });
  keepLists(source, lists, askedAt);
  return { lists, faulty: allFaulty };
}

function idOf(document: { _id: string }): string {
  return document._id;
}

function forgetWithdrawn(
  source: ContentSource,
  published: ReadonlySet<string>,
  askedAt: Date,
): void {
  for (const id of source.copies.ids()) {
    if (!published.has(id)) source.copies.withdraw(id, askedAt);
  }
  for (const id of [...source.verdicts.all().keys()]) {
    if (!published.has(id)) source.verdicts.remove(id);
  }
}
