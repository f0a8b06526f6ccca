import { documentsAnswer, type IndexAnswer, type StoredDocument } from './answers.ts';
import { judgeMonograph, judgeTerm, SHAPE_MARK } from './judge.ts';
import type { Term } from './monograph.ts';
import { DOCUMENTS_QUERY } from './queries.ts';
import type { ContentSource } from './source.ts';
import type { MonographVerdict, TermVerdict, Verdict } from './store/verdicts.ts';

/** Whole documents per request when the index meets revisions it does not know. */
const BATCH = 100;

/** The verdict on every listed revision, by document id. */
export type Judged = {
  monographs: ReadonlyMap<string, MonographVerdict>;
  terms: ReadonlyMap<string, TermVerdict>;
};

/**
 * Judges what is listed; only revisions without a verdict are fetched.
 * @param everything Judges also what has a verdict, as a build does.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function judgeListed(
  source: ContentSource,
  listed: IndexAnswer,
  everything: boolean,
): Promise<Judged> {
  const known = source.verdicts.all();
  const unknown = [...listed.monographs, ...listed.terms]
    .filter(({ _id, _rev }) => everything || known.get(_id)?.mark !== markOf(_rev))
    .map(({ _id }) => _id);
  // Gone between the two questions: it has no verdict, and the next index will not have it.
  const gone = new Set(unknown);
  for (let start = 0; start < unknown.length; start += BATCH) {
    const ids = unknown.slice(start, start + BATCH);
    const documents = await source.published.ask(DOCUMENTS_QUERY, { ids }, documentsAnswer);
    for (const document of documents) {
      const verdict = judge(document, known.get(document._id)?.verdict);
      source.verdicts.put(document._id, markOf(document._rev), verdict);
      gone.delete(document._id);
    }
  }
  const monographs = new Map<string, MonographVerdict>();
  for (const { _id } of listed.monographs) {
    const verdict = gone.has(_id) ? undefined : known.get(_id)?.verdict;
    if (verdict?.of === 'monograph') monographs.set(_id, verdict);
  }
  const terms = new Map<string, TermVerdict>();
  for (const { _id } of listed.terms) {
    const verdict = gone.has(_id) ? undefined : known.get(_id)?.verdict;
    if (verdict?.of === 'term') terms.set(_id, verdict);
  }
  return { monographs, terms };
}

function judge(document: StoredDocument, before: Verdict | undefined): Verdict {
  const { _type: type } = document;
  if (type !== 'drugClass' && type !== 'condition') return judgeMonograph(document);
  const verdict = judgeTerm(type, document);
  const last = before?.of === 'term' ? lastGood(before) : undefined;
  return verdict.valid || last === undefined ? verdict : { ...verdict, last };
}

function lastGood(before: TermVerdict): Term | undefined {
  return before.valid ? before.term : before.last;
}

function markOf(revision: string): string {
  return `${revision} ${SHAPE_MARK}`;
}
