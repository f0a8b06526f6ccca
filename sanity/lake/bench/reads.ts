import type { Magazine } from './documents.ts';
import type { LakeProcess } from './lakeProcess.ts';
import { type Effort, repeat, type Timing } from './measure.ts';
import type { Naive } from './naive.ts';
import { type Question, questionsFor } from './questions.ts';

export type ReadReport = {
  name: string;
  /** As the lake says in Server-Timing, see `spent`. */
  evaluation: Timing;
  /** As a program with @sanity/client sees it. */
  http: Timing;
  naive?: Timing | undefined;
};

/** What the lake answered to a question, as JSON, by the question's name. */
export type Answers = Map<string, string>;

/** Asks the lake every question. */
export async function askLake(
  lake: LakeProcess,
  magazine: Magazine,
  effort: Effort,
): Promise<{ reads: ReadReport[]; answers: Answers }> {
  const reads: ReadReport[] = [];
  const answers: Answers = new Map();
  for (const { name, query, parameters, perspective } of suited(magazine)) {
    const evaluation = await repeat(effort, async (run) => {
      const { result, ms } = await lake.ask(query, parameters(run), perspective);
      if (run === 0) answers.set(name, JSON.stringify(result));
      return ms;
    });
    const client = lake.client.withConfig({ perspective });
    const http = await repeat(effort, async (run) => {
      const started = performance.now();
      await client.fetch(query, parameters(run));
      return performance.now() - started;
    });
    reads.push({ name, evaluation, http });
  }
  return { reads, answers };
}

/**
 * Asks the naive way the same questions; returns its times by the question's name.
 * Throws if it answers one differently than the lake did: a fast wrong answer is worth nothing.
 */
export async function askNaive(
  naive: Naive,
  answers: Answers,
  magazine: Magazine,
  effort: Effort,
): Promise<Map<string, Timing>> {
  const timings = new Map<string, Timing>();
  for (const question of suited(magazine)) {
    const { name, perspective, parameters } = question;
    const isSame = question.naiveQuery === undefined;
    const query = question.naiveQuery ?? question.query;
    const timing = await repeat(effort, async (run) => {
      const isAnswerWanted = isSame && run === 0;
      const asked = { query, perspective, parameters: parameters(run), isAnswerWanted };
      const { ms, result } = await naive.ask(asked);
      if (isAnswerWanted && JSON.stringify(result) !== answers.get(name)) {
        throw new Error(`The lake and groq-js by itself answer "${name}" differently: ${query}`);
      }
      return ms;
    });
    timings.set(name, timing);
  }
  return timings;
}

const FIRST_QUERY = '*[_type == "article" && slug.current == "story-7"][0]{title}';

export function firstAnswer(lake: LakeProcess): Promise<unknown> {
  return lake.client.fetch(FIRST_QUERY);
}

export function firstNaiveAnswer(naive: Naive): Promise<unknown> {
  return naive.ask({
    query: FIRST_QUERY,
    parameters: {},
    perspective: 'published',
    isAnswerWanted: true,
  });
}

function suited(magazine: Magazine): Question[] {
  return questionsFor(magazine).filter(
    ({ leastArticles = 0 }) => magazine.articles >= leastArticles,
  );
}
