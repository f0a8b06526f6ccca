import type { SanityClient } from '@sanity/client';
import { CommandError } from '../commands/command.ts';
import { lakeClient } from './lakeClient.ts';
import { type Package, withPackage } from './package.ts';
import type { Place } from './place.ts';
import { type ReadDocument, readDocuments } from './readDocuments.ts';
import { uploadAssets } from './uploadAssets.ts';
import { type Conflict, writeDocuments } from './writeDocuments.ts';

export type ImportOptions = { conflict: Conflict; allowFailingAssets: boolean };

export type ImportResult = {
  documentCount: number;
  assetCount: number;
  /** What did not go in, and why. */
  warnings: string[];
};

const ASKED_AT_ONCE = 1000;
const NAMED_IN_ERRORS = 20;

/**
 * Takes a dataset and an export of one; checks all of it, uploads assets, then writes documents.
 * Throws CommandError naming lines and documents; nothing was written if the check found a fault.
 */
export async function importDataset(
  place: Place,
  source: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const client = lakeClient(place);
  return withPackage(source, async (content) => {
    const { documents, leftOut } = await checked(content, client, place, options);
    const sources = [
      ...documents.flatMap(({ assetSources }) => assetSources),
      ...content.assetFiles,
    ];
    const { ids, failures } = await uploadAssets(client, content, sources);
    if (!options.allowFailingAssets)
      refuseIfAny(failures, 'No document was written; these assets failed');
    await writeDocuments(client, documents, ids, options.conflict);
    return {
      documentCount: documents.length,
      assetCount: ids.size,
      warnings: [
        ...failures.map((failure) => `Left out the asset ${failure}`),
        ...leftOut.map((id) => `Left out "${id}": a document of Sanity's own`),
      ],
    };
  });
}

async function checked(
  content: Package,
  client: SanityClient,
  place: Place,
  { conflict, allowFailingAssets }: ImportOptions,
) {
  const { documents, problems, leftOut } = await readDocuments(content);
  const missing = await missingFrom(client, documents, conflict);
  problems.push(...missing);
  if (!allowFailingAssets) problems.push(...(await assetsElsewhere(documents, place)));
  refuseIfAny(
    allowFailingAssets
      ? problems.filter((each) => !each.includes('--allow-failing-assets'))
      : problems,
    'Nothing was imported; mend this first',
  );
  return { documents, leftOut };
}

/** What a dataset lacks for these documents to be written, or has although it must not. */
async function missingFrom(
  client: SanityClient,
  documents: ReadDocument[],
  conflict: Conflict,
): Promise<string[]> {
  const known = new Set(documents.map(({ id }) => id));
  const asked = new Set(
    documents.flatMap(({ id, strongTargets }) => [
      ...(conflict === 'refuse' ? [id] : []),
      ...strongTargets.filter((target) => !known.has(target)),
    ]),
  );
  const there = await existing(client, [...asked]);
  return documents.flatMap(({ id, line, strongTargets }) => {
    const dangling = strongTargets.filter((target) => !known.has(target) && !there.has(target));
    const problems = dangling.map(
      (target) =>
        `Line ${line}: document "${id}" refers to "${target}", which is neither in the file nor in ` +
        'the dataset; add it, or make the reference weak ("_weak": true)',
    );
    if (conflict === 'refuse' && there.has(id)) {
      problems.push(
        `Line ${line}: document "${id}" exists already; add --replace or --missing (keeps what exists)`,
      );
    }
    return problems;
  });
}

async function existing(client: SanityClient, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let start = 0; start < ids.length; start += ASKED_AT_ONCE) {
    const some = ids.slice(start, start + ASKED_AT_ONCE);
    for (const id of await client.fetch<string[]>('*[_id in $some]._id', { some })) found.add(id);
  }
  return found;
}

/** A raw export has asset documents without their bytes: those have to be in the dataset. */
async function assetsElsewhere(documents: ReadDocument[], place: Place): Promise<string[]> {
  const problems: string[] = [];
  for (const { id, line, assetPath } of documents) {
    if (assetPath === undefined) continue;
    const isHere =
      assetPath.split('/').slice(1, 3).join('/') === `${place.project}/${place.dataset}`;
    const { status } = await fetch(`${place.url}/${assetPath}`, { method: 'HEAD' });
    if (isHere && status === 200) continue;
    problems.push(
      `Line ${line}: the bytes of asset "${id}" are not in this dataset; export without --raw, ` +
        'or go without them with --allow-failing-assets',
    );
  }
  return problems;
}

function refuseIfAny(problems: string[], heading: string): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, NAMED_IN_ERRORS);
  const others = problems.length - shown.length;
  const rest = others > 0 ? [`… and ${others} more`] : [];
  throw new CommandError([`${heading}:`, ...shown, ...rest].join('\n'));
}
