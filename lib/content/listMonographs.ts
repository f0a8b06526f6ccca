import type { IndexAnswer, Listing } from './answers.ts';
import { addressTaken, examine, rightfulHolder } from './examine.ts';
import type { FaultyDocument } from './faultReport.ts';
import { judgeMonograph } from './judge.ts';
import type { Judged } from './judgeListed.ts';
import { canReview, missingReference } from './links.ts';
import type { IndexEntry } from './monograph.ts';
import type { Fault } from './shape/check.ts';
import { slugText } from './shape/text.ts';
import type { ContentSource } from './source.ts';
import type { MonographVerdict } from './store/verdicts.ts';

/** Every monograph that has a page. An invalid one stands while its last good page does. */
export function listMonographs(
  source: ContentSource,
  { monographs, terms, people }: IndexAnswer,
  judged: Judged['monographs'],
): { entries: IndexEntry[]; faulty: FaultyDocument[] } {
  const reviewers = people.filter(canReview).map((person) => person._id);
  const published = new Set([...terms.map((term) => term._id), ...reviewers]);
  const holders = holdersOf(source, monographs);
  const entries: IndexEntry[] = [];
  const faulty: FaultyDocument[] = [];
  for (const { _id: id, _rev: revision, slug } of monographs) {
    const verdict = judged.get(id);
    if (verdict === undefined) continue;
    const holder = typeof slug === 'string' ? holders.get(slug) : undefined;
    const faults = faultsOf(verdict, id, published, holder);
    if (verdict.valid && faults.length === 0) {
      entries.push(verdict.entry);
      continue;
    }
    const title = verdict.valid ? verdict.entry.title : verdict.title;
    faulty.push({ id, revision, type: 'monograph', title, faults });
    const kept = keptEntry(source, id, slug, holders);
    if (kept !== undefined) entries.push(kept);
  }
  return { entries, faulty };
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
  verdict: MonographVerdict,
  id: string,
  published: ReadonlySet<string>,
  holderId: string | undefined,
): Fault[] {
  if (!verdict.valid) return verdict.faults;
  return [
    ...verdict.needs
      .filter((need) => !published.has(need.id))
      .map((need) => missingReference(need.path, need.id)),
    ...(holderId === undefined || holderId === id ? [] : [addressTaken(holderId, 'monograph')]),
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
  if (!copy?.content || !examine(copy.content).valid) return undefined;
  const verdict = judgeMonograph(copy.content.document);
  if (!verdict.valid) return undefined;
  const current = slugText.safeParse(slug);
  const address = current.success ? current.data : copy.slug;
  const holder = holders.get(address);
  if (holder !== undefined && holder !== id) return undefined;
  return { ...verdict.entry, slug: address };
}
