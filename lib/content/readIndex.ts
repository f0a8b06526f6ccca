import { z } from 'zod';
import { documentsAnswer, indexAnswer, type Listing } from './answers.ts';
import { addressTaken, examine, rightfulHolder } from './examine.ts';
import type { FaultyDocument } from './faultReport.ts';
import { indexEntry, judge, SHAPE_MARK } from './judge.ts';
import { LakeUnavailable } from './lake.ts';
import { canReview, missingReference } from './links.ts';
import type { IndexEntry } from './monograph.ts';
import { DOCUMENTS_QUERY, INDEX_QUERY } from './queries.ts';
import type { Fault } from './shape/check.ts';
import { slugText } from './shape/text.ts';
import type { ContentSource } from './source.ts';
import type { Verdict } from './store/verdicts.ts';

/** Whole monographs per request when the index meets revisions it does not know. */
const BATCH = 100;

const FACT = 'index';

const entries = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    slug: z.string(),
    brandNames: z.array(z.string()),
    synonyms: z.array(z.string()),
    marketStatus: z.enum(['active', 'withdrawn', 'investigational']).optional(),
  }),
);

/**
 * Every monograph that has a page, by title. An invalid one is listed while its last good page
 * stands. One request to the lake if nothing has changed; what has changed is fetched in batches.
 * @throws LakeUnavailable if the lake gives no answer and no index was ever kept.
 */
export async function readIndex(source: ContentSource): Promise<IndexEntry[]> {
  try {
    return (await askForIndex(source, false)).entries;
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    source.report.outage(error);
    const kept = entries.safeParse(source.facts.get(FACT)?.value);
    if (!kept.success) throw error;
    return kept.data;
  }
}

/**
 * The index for a build: everything is judged again, every fault is named in the log.
 * @throws LakeUnavailable if the lake gives no answer: a build without content helps nobody.
 */
export async function readIndexForBuild(source: ContentSource): Promise<IndexEntry[]> {
  source.verdicts.clear();
  return (await askForIndex(source, true)).entries;
}

/**
 * Every published monograph that is at fault, for the health report.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function readFaulty(source: ContentSource): Promise<FaultyDocument[]> {
  return (await askForIndex(source, false)).faulty;
}

async function askForIndex(
  source: ContentSource,
  reportAgain: boolean,
): Promise<{ entries: IndexEntry[]; faulty: FaultyDocument[] }> {
  const askedAt = new Date();
  const answer = await source.published.ask(INDEX_QUERY, {}, indexAnswer);
  const { monographs } = answer;
  const verdicts = await verdictsOf(source, monographs);
  const reviewers = answer.people.filter(canReview).map((person) => person._id);
  const published = new Set([...answer.terms, ...reviewers]);
  const holders = holdersOf(source, monographs);
  const listed: IndexEntry[] = [];
  const faulty: FaultyDocument[] = [];
  for (const { _id: id, _rev: revision, slug } of monographs) {
    const verdict = verdicts.get(id);
    // Gone again between the two questions: the next index will not have it.
    if (verdict === undefined) continue;
    const holder = typeof slug === 'string' ? holders.get(slug) : undefined;
    const faults = faultsOf(verdict, id, published, holder);
    if (verdict.valid && faults.length === 0) {
      listed.push(verdict.entry);
      continue;
    }
    const title = verdict.valid ? verdict.entry.title : verdict.title;
    faulty.push({ id, revision, type: 'monograph', title, faults });
    const kept = keptEntry(source, id, slug, holders);
    if (kept !== undefined) listed.push(kept);
  }
  for (const document of faulty) source.report.document(document, reportAgain);
  forgetWithdrawn(source, new Set(monographs.map((each) => each._id)), askedAt);
  listed.sort((a, b) => a.title.localeCompare(b.title, 'en') || a.id.localeCompare(b.id, 'en'));
  source.facts.put(FACT, listed, askedAt);
  return { entries: listed, faulty };
}

/** The verdict on every listed revision; unknown ones are fetched and judged. */
async function verdictsOf(
  source: ContentSource,
  monographs: readonly Listing[],
): Promise<Map<string, Verdict>> {
  const known = source.verdicts.all();
  const verdicts = new Map<string, Verdict>();
  const unknown: string[] = [];
  for (const { _id: id, _rev: revision } of monographs) {
    const remembered = known.get(id);
    if (remembered?.revision === markOf(revision)) verdicts.set(id, remembered.verdict);
    else unknown.push(id);
  }
  for (let start = 0; start < unknown.length; start += BATCH) {
    const ids = unknown.slice(start, start + BATCH);
    const documents = await source.published.ask(DOCUMENTS_QUERY, { ids }, documentsAnswer);
    for (const document of documents) {
      const verdict = judge(document);
      verdicts.set(document._id, verdict);
      source.verdicts.put(document._id, markOf(document._rev), verdict);
    }
  }
  return verdicts;
}

function markOf(revision: string): string {
  return `${revision} ${SHAPE_MARK}`;
}

/** Which document rightfully holds each address. */
function holdersOf(source: ContentSource, monographs: readonly Listing[]): Map<string, string> {
  const holders = new Map<string, string>();
  for (const [slug, all] of Map.groupBy(monographs, (each) => each.slug)) {
    if (typeof slug !== 'string') continue;
    const remembered = all.length > 1 ? source.copies.ownerOf(slug) : undefined;
    const rightful = rightfulHolder(all, ({ _id }) => _id, remembered);
    if (rightful !== undefined) holders.set(slug, rightful._id);
  }
  return holders;
}

function faultsOf(
  verdict: Verdict,
  id: string,
  published: ReadonlySet<string>,
  holderId: string | undefined,
): Fault[] {
  if (!verdict.valid) return verdict.faults;
  return [
    ...verdict.needs
      .filter((need) => !published.has(need.id))
      .map((need) => missingReference(need.path, need.id)),
    ...(holderId === undefined || holderId === id ? [] : [addressTaken(holderId)]),
  ];
}

/** The line of an invalid monograph whose last good page stands, at the address it stands at. */
function keptEntry(
  source: ContentSource,
  id: string,
  slug: unknown,
  holders: ReadonlyMap<string, string>,
): IndexEntry | undefined {
  const copy = source.copies.of(id);
  if (!copy?.content) return undefined;
  const examined = examine(copy.content);
  if (!examined.valid) return undefined;
  const current = slugText.safeParse(slug);
  const address = current.success ? current.data : copy.slug;
  const holder = holders.get(address);
  if (holder !== undefined && holder !== id) return undefined;
  return indexEntry({ ...examined.value, slug: address });
}

function forgetWithdrawn(
  source: ContentSource,
  published: ReadonlySet<string>,
  askedAt: Date,
): void {
  for (const id of source.copies.ids()) {
    if (published.has(id)) continue;
    source.copies.withdraw(id, askedAt);
    source.verdicts.remove(id);
  }
}
