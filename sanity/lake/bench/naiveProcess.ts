import { readFileSync } from 'node:fs';
import { evaluate, parse } from 'groq-js';
import type { BenchDocument } from './documents.ts';
import { spent } from './measure.ts';
import type { NaiveAnswer, NaiveQuestion } from './naive.ts';
import type { Perspective } from './questions.ts';

/**
 * The naive way, in a process of its own: all documents of a file in one array, and groq-js looks
 * at every one of them for every query. What a perspective shows is prepared beforehand.
 */
const views: Record<Perspective, BenchDocument[]> = { published: [], drafts: [] };

function load(path: string): void {
  const documents: BenchDocument[] = [];
  let text = readFileSync(path);
  // A file may be longer than a string can be.
  for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
    documents.push(JSON.parse(text.toString('utf8', 0, end)));
    text = text.subarray(end + 1);
  }
  documents.sort((a, b) => (a._id < b._id ? -1 : 1));
  const isDraft = ({ _id }: BenchDocument) => _id.startsWith('drafts.');
  const drafts = new Map(documents.filter(isDraft).map((draft) => [draft._id.slice(7), draft]));
  views.published = documents.filter((document) => !isDraft(document));
  views.drafts = views.published.map((document) => {
    const draft = drafts.get(document._id) ?? document;
    return { ...draft, _id: document._id, _originalId: draft._id };
  });
}

async function answer(question: NaiveQuestion): Promise<NaiveAnswer> {
  const { query, parameters, perspective, isAnswerWanted } = question;
  const started = performance.now();
  const startedCpu = process.threadCpuUsage();
  const tree = parse(query, { params: parameters });
  const value = await evaluate(tree, { dataset: views[perspective], params: parameters });
  const result: unknown = await value.get();
  const { user, system } = process.threadCpuUsage(startedCpu);
  const ms = spent(performance.now() - started, (user + system) / 1000);
  return isAnswerWanted ? { ms, result } : { ms };
}

load(process.argv[2] ?? '');
process.on('message', async (question: NaiveQuestion) => {
  process.send?.(await answer(question));
});
process.send?.({ ms: 0 });
