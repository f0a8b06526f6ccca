import type { SanityClient } from '@sanity/client';
import { CommandError } from '../commands/command.ts';
import { withAssets } from './assetSources.ts';
import { inOrderOfReferences } from './order.ts';
import { isRelease, type ReadDocument } from './readDocuments.ts';

const LARGEST_BATCH = 500;
const LONGEST_BATCH = 1024 * 1024;

/** What is done about documents that exist already. */
export type Conflict = 'refuse' | 'skip' | 'replace';

const MUTATIONS = {
  refuse: 'create',
  skip: 'createIfNotExists',
  replace: 'createOrReplace',
} as const;
const RELEASES = { refuse: 'fail', skip: 'ignore', replace: 'replace' } as const;

/**
 * Takes documents and the ids of their assets; writes them so that no strong reference ever dangles.
 * Throws CommandError if the lake refuses some, saying how many are in.
 */
export async function writeDocuments(
  client: SanityClient,
  documents: ReadDocument[],
  assetIds: Map<string, string>,
  conflict: Conflict,
): Promise<void> {
  let written = 0;
  for (const batch of batches(documents)) {
    try {
      await writeBatch(client, batch, assetIds, conflict);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const lines = batch.map(({ line }) => line);
      throw new CommandError(
        `The lake refused documents between line ${Math.min(...lines)} and ${Math.max(...lines)}: ` +
          `${reason}\n${written} of ${documents.length} documents are in the dataset, none of these. ` +
          'Mend the cause, then import again with --missing (keeps what is in) or --replace.',
        { cause },
      );
    }
    written += batch.length;
  }
}

function* batches(documents: ReadDocument[]): Iterable<ReadDocument[]> {
  const releases = documents.filter(({ id }) => isRelease(id));
  for (const release of releases) yield [release];
  let batch: ReadDocument[] = [];
  let length = 0;
  for (const group of inOrderOfReferences(documents.filter(({ id }) => !isRelease(id)))) {
    batch.push(...group);
    length += group.reduce((sum, { text }) => sum + text.length, 0);
    if (batch.length < LARGEST_BATCH && length < LONGEST_BATCH) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

async function writeBatch(
  client: SanityClient,
  batch: ReadDocument[],
  assetIds: Map<string, string>,
  conflict: Conflict,
): Promise<void> {
  const [first] = batch;
  if (first && isRelease(first.id)) {
    const attributes = JSON.parse(first.text);
    await client.action({
      actionType: 'sanity.action.release.import',
      attributes,
      releaseId: attributes.name,
      ifExists: RELEASES[conflict],
    });
    return;
  }
  const mutations = batch.map(({ id, text }) => {
    const document = withAssets({ ...JSON.parse(text), _id: id }, assetIds);
    return { [MUTATIONS[conflict]]: document };
  });
  await client.request({
    method: 'POST',
    url: `/data/mutate/${client.config().dataset}`,
    query: { autoGenerateArrayKeys: 'true' },
    body: { mutations },
  });
}
