import type { SanityClient } from '@sanity/client';
import type { BenchDocument, Magazine } from './documents.ts';
import { perSecond } from './measure.ts';

const BATCH = 100;
const SEVERAL = 8;
const QUIET = { returnDocuments: false } as const;

export type WriteReport = { name: string; documentsPerSecond: number };

/** Imports a magazine as a tool does: in batches, several of them under way. */
export async function importAll(client: SanityClient, magazine: Magazine): Promise<WriteReport> {
  const started = performance.now();
  const send = async (batch: BenchDocument[]) => {
    const mutations = batch.map((create) => ({ create }));
    await client.mutate(mutations, { ...QUIET, visibility: 'async' });
  };
  for (const batch of batchesOf(magazine.referred())) await send(batch);
  await together(SEVERAL, batchesOf(magazine.referring()), send);
  const name = `import, ${BATCH} in a transaction by ${SEVERAL} clients`;
  return { name, documentsPerSecond: perSecond(magazine.size, started) };
}

/** Changes documents of an imported magazine in the ways that editors and programs do. */
export async function writeSome(
  client: SanityClient,
  magazine: Magazine,
  transactions: number,
): Promise<WriteReport[]> {
  const ids = (count: number) =>
    Array.from(
      { length: count },
      (_, run) => magazine.article((run * 7919) % magazine.articles)._id,
    );
  const patch = async (id: string) => {
    await client.mutate(client.patch(id).inc({ reads: 1 }).setIfMissing({ reads: 0 }), QUIET);
  };
  const patchAll = async (batch: string[]) => {
    const transaction = client.transaction();
    for (const id of batch)
      transaction.patch(id, { setIfMissing: { reads: 0 }, inc: { reads: 1 } });
    await transaction.commit(QUIET);
  };
  const rate = async (name: string, count: number, work: () => Promise<void>) => {
    const started = performance.now();
    await work();
    return { name, documentsPerSecond: perSecond(count, started) };
  };
  const batched = transactions * 10;
  return [
    await rate('patches, one by one', transactions, () =>
      together(1, ids(transactions).values(), patch),
    ),
    await rate(`patches, one by one by ${SEVERAL} clients`, transactions, () =>
      together(SEVERAL, ids(transactions).values(), patch),
    ),
    await rate(`patches, ${BATCH} in a transaction`, batched, () =>
      together(1, batchesOf(ids(batched)), patchAll),
    ),
    await rate(`patches, ${BATCH} in a transaction by ${SEVERAL} clients`, batched, () =>
      together(SEVERAL, batchesOf(ids(batched)), patchAll),
    ),
  ];
}

/** Works through what an iterator gives, so many at a time. */
async function together<T>(
  workers: number,
  items: Iterator<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const worker = async () => {
    for (let next = items.next(); !next.done; next = items.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

function* batchesOf<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
