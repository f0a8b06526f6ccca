import type { SanityClient } from '@sanity/client';
import { Collection } from './collection.ts';
import {
  DatasetError,
  type Holdings,
  NOTHING,
  readDocuments,
  readHoldings,
  type Stored,
} from './dataset.ts';
import type { Terms } from './facts.ts';
import { type Found, readSource } from './files.ts';
import { type Imported, importMarkdown } from './importMarkdown.ts';
import { linked, Names } from './links.ts';
import { type PlanOptions, planStep } from './plan.ts';
import type { Progress } from './progress.ts';
import { quarantined, type Report } from './report.ts';
import { type Work, writeTerms, writeWork } from './write.ts';

/** A converted file that may join the collection. */
type Accepted = Imported & { path: string };

export type ImportOptions = PlanOptions & { dryRun: boolean };

/**
 * Imports files: converts each, compares it with the dataset, writes what is new or has changed.
 * @param client The dataset; undefined in a dry run that has none.
 * @throws DatasetError if the dataset fails; a dry run goes on without one.
 */
export async function importFiles(
  found: readonly Found[],
  client: SanityClient | undefined,
  options: ImportOptions,
  progress: Progress,
): Promise<Report> {
  const holdings = await holdingsOf(client, options, progress);
  const report: Report = {
    dryRun: options.dryRun,
    compared: holdings !== undefined,
    imported: [],
    updated: [],
    unchanged: [],
    conflicts: [],
    quarantined: [],
  };
  const accepted = convertAll(found, holdings ?? NOTHING, report, progress);
  const names = new Names(holdings ?? NOTHING);
  for (const one of accepted) {
    names.addMonograph(one.content.title, one.id);
    for (const term of one.terms) names.addTerm(term);
  }

  const stored = await storedOf(accepted, holdings === undefined ? undefined : client, progress);
  const reconvert = (markdown: string) => {
    const outcome = importMarkdown({ text: markdown });
    if ('quarantine' in outcome) return undefined;
    return linked(outcome.imported.content, outcome.imported.terms, names).content;
  };
  const work = new Map<Work, Accepted>();
  const missing: Terms = [];
  for (const one of accepted) {
    const { content, missing: terms } = linked(one.content, one.terms, names);
    const documents = { published: stored.get(one.id), draft: stored.get(`drafts.${one.id}`) };
    const step = planStep(one.id, content, documents, options, reconvert);
    if (step.action === 'keep') report.unchanged.push(doneOf(one));
    else if (step.action === 'conflict') {
      report.conflicts.push({ ...doneOf(one), reason: step.reason, fix: step.fix });
    } else {
      work.set({ step, content }, one);
      missing.push(...terms);
    }
  }
  const late = await writeAll(client, work, missing, options, progress);
  for (const [one, imported] of work) {
    if (late.has(one)) report.conflicts.push({ ...doneOf(imported), ...OVERTAKEN });
    else if (one.step.action === 'create') {
      report.imported.push({ ...doneOf(imported), id: one.step.id });
    } else {
      const fields = [...Object.keys(one.step.set), ...one.step.unset];
      report.updated.push({ ...doneOf(imported), id: one.step.id, fields });
    }
  }
  return report;
}

const OVERTAKEN = {
  reason: 'Somebody changed the document while the import was running.',
  fix: 'Run the import again.',
};

/** What the dataset holds; undefined where a dry run has none to compare with. */
async function holdingsOf(
  client: SanityClient | undefined,
  options: ImportOptions,
  progress: Progress,
): Promise<Holdings | undefined> {
  try {
    if (client !== undefined) return await readHoldings(client);
  } catch (error) {
    if (!(options.dryRun && error instanceof DatasetError)) throw error;
  }
  progress.say('No dataset answers: compared with nothing, every file counts as new.');
  return undefined;
}

/** Converts every file; those that may not join the collection go into the report. */
function convertAll(
  found: readonly Found[],
  holdings: Holdings,
  report: Report,
  progress: Progress,
): Accepted[] {
  const collection = new Collection();
  for (const one of holdings.monographs) collection.add({ ...one, where: 'the dataset' });
  const accepted: Accepted[] = [];
  found.forEach((one, index) => {
    const outcome = importMarkdown(readSource(one));
    progress.at(index + 1, found.length, 'Reading and proving');
    if ('quarantine' in outcome) {
      report.quarantined.push(quarantined(one.path, outcome.quarantine));
      return;
    }
    const { imported } = outcome;
    const problem = collection.conflictOf(imported, imported.id);
    if (problem !== undefined) {
      report.quarantined.push(quarantined(one.path, [problem]));
      return;
    }
    const { title, slug } = imported.content;
    // From here on the place is taken: a second file of the same id is a duplicate.
    collection.take({ id: `file ${one.path}`, title, slug: slug.current, where: one.path });
    accepted.push({ ...imported, path: one.path });
  });
  return accepted;
}

async function storedOf(
  accepted: readonly Accepted[],
  client: SanityClient | undefined,
  progress: Progress,
): Promise<Map<string, Stored>> {
  if (client === undefined) return new Map();
  const ids = accepted.flatMap((one) => [one.id, `drafts.${one.id}`]);
  return readDocuments(client, ids, (done) => progress.at(done, ids.length, 'Comparing'));
}

async function writeAll(
  client: SanityClient | undefined,
  work: ReadonlyMap<Work, Accepted>,
  missing: Terms,
  options: ImportOptions,
  progress: Progress,
): Promise<Set<Work>> {
  if (options.dryRun || client === undefined || work.size === 0) return new Set();
  await writeTerms(client, missing);
  return writeWork(client, [...work.keys()], (done) => progress.at(done, work.size, 'Writing'));
}

function doneOf(one: Accepted) {
  return { file: one.path, id: one.id, slug: one.content.slug.current };
}
