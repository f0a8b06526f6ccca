import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { bound, ended } from './processes.ts';
import type { Perspective } from './questions.ts';

const MAIN = new URL('./naiveProcess.ts', import.meta.url).pathname;

export type NaiveQuestion = {
  query: string;
  parameters: Record<string, unknown>;
  perspective: Perspective;
  isAnswerWanted: boolean;
};
export type NaiveAnswer = { ms: number; result?: unknown };

export type Naive = {
  child: ChildProcess;
  ask: (question: NaiveQuestion) => Promise<NaiveAnswer>;
  stop: () => Promise<void>;
};

/** Starts the naive way on a file of one document a line; resolves once all are read. */
export async function startNaive(documentsFile: string): Promise<Naive> {
  const child = bound(fork(MAIN, [documentsFile]));
  await nextMessage(child);
  return {
    child,
    ask: (question) => {
      const answer = nextMessage(child);
      child.send(question);
      return answer;
    },
    stop: () => ended(child),
  };
}

async function nextMessage(child: ChildProcess): Promise<NaiveAnswer> {
  const ending = new AbortController();
  const exit = once(child, 'exit', ending).then(([code]) => {
    throw new Error(`The naive process ended (${code})`);
  });
  try {
    const [message]: NaiveAnswer[] = await Promise.race([once(child, 'message', ending), exit]);
    if (!message) throw new Error('The naive process sent nothing');
    return message;
  } finally {
    exit.catch(() => undefined);
    ending.abort();
  }
}
