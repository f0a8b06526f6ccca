import { ClientError, type SanityClient, type Transaction } from '@sanity/client';
import type { MonographContent } from '#lib/content/shape/monograph.ts';
import { reached } from './dataset.ts';
import type { Terms } from './facts.ts';
import type { Step } from './plan.ts';

/** A step that changes the dataset, with the document it is about. */
export type Work = {
  step: Extract<Step, { action: 'create' | 'update' }>;
  content: MonographContent;
};

const BATCH = 50;
const CONFLICT = 409;

/**
 * Creates classes and conditions that are missing.
 * @throws DatasetError if the dataset cannot be reached or refuses.
 */
export async function writeTerms(client: SanityClient, terms: Terms): Promise<void> {
  const unique = [...new Map(terms.map((term) => [term.id, term])).values()];
  for (let start = 0; start < unique.length; start += BATCH) {
    const transaction = client.transaction();
    for (const { id, type, title, slug } of unique.slice(start, start + BATCH)) {
      transaction.createIfNotExists({
        _id: id,
        _type: type,
        title,
        slug: { _type: 'slug', current: slug },
      });
    }
    await reached(client, transaction.commit());
  }
}

/**
 * Writes documents, many in one transaction. Where somebody else was quicker the others are
 * still written, each on its own.
 * @returns those that were not written because the dataset changed meanwhile.
 * @throws DatasetError if the dataset cannot be reached or refuses.
 */
export async function writeWork(
  client: SanityClient,
  work: readonly Work[],
  progress: (done: number) => void,
): Promise<Set<Work>> {
  const late = new Set<Work>();
  for (let start = 0; start < work.length; start += BATCH) {
    const batch = work.slice(start, start + BATCH);
    if (!(await committed(client, batch))) {
      for (const one of batch) if (!(await committed(client, [one]))) late.add(one);
    }
    progress(Math.min(start + BATCH, work.length));
  }
  return late;
}

async function committed(client: SanityClient, batch: readonly Work[]): Promise<boolean> {
  const transaction = batch.reduce(addTo, client.transaction());
  const answer = transaction.commit().then(
    () => true,
    (error: unknown) => {
      if (error instanceof ClientError && error.statusCode === CONFLICT) return false;
      throw error;
    },
  );
  return reached(client, answer);
}

function addTo(transaction: Transaction, { step, content }: Work): Transaction {
  if (step.action === 'create') {
    return transaction.create({ ...content, _id: step.id, _type: 'monograph' });
  }
  return transaction.patch(step.id, (patch) =>
    patch.ifRevisionId(step.revision).set(step.set).unset(step.unset),
  );
}
