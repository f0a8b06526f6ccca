import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Magazine } from './documents.ts';
import { megabytesOf, writeDocuments } from './files.ts';
import { type LakeProcess, startLakeProcess } from './lakeProcess.ts';
import { type FanOut, fanOut } from './listeners.ts';
import { type Effort, repeat, type Timing } from './measure.ts';
import { startNaive } from './naive.ts';
import { during, residentMegabytes, watchMemory } from './processes.ts';
import { askLake, askNaive, firstAnswer, firstNaiveAnswer, type ReadReport } from './reads.ts';
import { importAll, type WriteReport, writeSome } from './writes.ts';

export type Pace = {
  lake: Effort;
  naive: Effort;
  starts: number;
  transactions: number;
  listeners: number;
  changesHeard: number;
};

export const FULL_PACE: Pace = {
  lake: { atMostRuns: 100, atMostMs: 3000 },
  naive: { atMostRuns: 20, atMostMs: 3000 },
  starts: 3,
  transactions: 500,
  listeners: 100,
  changesHeard: 50,
};

/** From the start of the process to its first answer; megabytes held then, and after all queries. */
type Footprint = { start: Timing; atRest: number; afterQueries: number };

export type SizeReport = {
  size: number;
  reads: ReadReport[];
  writes: WriteReport[];
  fanOut: FanOut;
  /** Megabytes of the files, and held while importing. */
  lake: Footprint & { file: number; importing: number };
  naive: Footprint & { file: number };
};

export type BenchOptions = {
  size: number;
  pace: Pace;
  /** Where V8 shall write the lake's CPU profiles. */
  profileDirectory?: string | undefined;
};

/**
 * Measures a lake and the naive way with a magazine of one size, one after the other, each in
 * processes of its own. Everything is kept in a directory that is removed afterwards.
 */
export async function benchSize(options: BenchOptions): Promise<SizeReport> {
  const { size, pace, profileDirectory } = options;
  const magazine = new Magazine(size);
  const directory = mkdtempSync(join(tmpdir(), 'lake-bench-'));
  const clean = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', clean);
  const data = join(directory, 'data');
  const documents = join(directory, 'documents.ndjson');
  const startLake = () => startLakeProcess(data, profileDirectory);
  const startNaively = () => startNaive(documents);
  try {
    const imported = await during(startLake, (lake) => fill(lake, magazine));
    const file = megabytesOf(data);
    writeDocuments(magazine, documents);
    const start = await startTimes(pace, startLake, firstAnswer);
    const asked = await during(startLake, async (lake) => {
      const atRest = residentMegabytes(lake.child);
      const { reads, answers } = await askLake(lake, magazine, pace.lake);
      return { reads, answers, atRest, afterQueries: residentMegabytes(lake.child) };
    });
    const naiveStart = await startTimes(pace, startNaively, firstNaiveAnswer);
    const naive = await during(startNaively, async (process) => {
      const atRest = residentMegabytes(process.child);
      const timings = await askNaive(process, asked.answers, magazine, pace.naive);
      return { timings, atRest, afterQueries: residentMegabytes(process.child) };
    });
    const { writes, heard } = await during(startLake, async (lake) => ({
      writes: await writeSome(lake.client, magazine, pace.transactions),
      heard: await fanOut(lake.client, magazine.article(0)._id, pace.listeners, pace.changesHeard),
    }));
    const { reads, answers, ...memory } = asked;
    const { timings, ...naiveMemory } = naive;
    return {
      size,
      reads: reads.map((read) => ({ ...read, naive: timings.get(read.name) })),
      writes: [imported.write, ...writes],
      fanOut: heard,
      lake: { ...memory, start, file, importing: imported.importing },
      naive: { ...naiveMemory, start: naiveStart, file: megabytesOf(documents) },
    };
  } finally {
    process.off('exit', clean);
    clean();
  }
}

async function fill(lake: LakeProcess, magazine: Magazine) {
  const memory = watchMemory(lake.child);
  const write = await importAll(lake.client, magazine);
  return { write, importing: memory.stop() };
}

/** Starts a process again and again until it has given its first answer. */
function startTimes<P extends { stop: () => Promise<void> }>(
  pace: Pace,
  start: () => Promise<P>,
  firstAnswer: (process: P) => Promise<unknown>,
): Promise<Timing> {
  const effort = { atMostRuns: pace.starts, atMostMs: 30_000 };
  return repeat(effort, async () => {
    const started = performance.now();
    return during(start, async (process) => {
      await firstAnswer(process);
      return performance.now() - started;
    });
  });
}
