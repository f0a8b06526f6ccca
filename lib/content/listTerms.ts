import type { IndexAnswer } from './answers.ts';
import { addressTaken, rightfulHolder } from './examine.ts';
import type { FaultyDocument } from './faultReport.ts';
import type { Judged } from './judgeListed.ts';
import { keptTerm } from './keptLists.ts';
import type { Term } from './monograph.ts';

/**
 * Every class and condition that has a page. A broken one stands by its last good copy, as long as
 * it is published; of two at one address the older has it.
 */
export function listTerms(
  listed: IndexAnswer['terms'],
  judged: Judged['terms'],
): { terms: Term[]; faulty: FaultyDocument[] } {
  const faulty: FaultyDocument[] = [];
  const standing = listed.flatMap(({ _id: id, _rev: revision, _type: type }): Term[] => {
    const verdict = judged.get(id);
    if (verdict === undefined) return [];
    if (verdict.valid) return [verdict.term];
    const { title, faults } = verdict;
    faulty.push({ id, revision, type, title, faults });
    // It may have been kept by an older program.
    const last = keptTerm.safeParse(verdict.last);
    return last.success ? [last.data] : [];
  });
  const revisions = new Map(listed.map(({ _id, _rev }) => [_id, _rev]));
  const terms: Term[] = [];
  for (const sharing of Map.groupBy(standing, (term) => `${term.kind} ${term.slug}`).values()) {
    const holder = rightfulHolder(sharing, ({ id }) => id, undefined);
    if (holder === undefined) continue;
    terms.push(holder);
    for (const { id, kind, title } of sharing) {
      if (id === holder.id) continue;
      const revision = revisions.get(id) ?? '';
      faulty.push({ id, revision, type: kind, title, faults: [addressTaken(holder.id, kind)] });
    }
  }
  return { terms, faulty };
}
