import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SanityClient } from '@sanity/client';
import { check, pathText } from '#lib/content/shape/check.ts';
import { monographContent } from '#lib/content/shape/monograph.ts';
import { publishedId, readDocuments, readHoldings, type Stored } from './dataset.ts';
import { exportMarkdown, type Lookup } from './exportMarkdown.ts';
import type { Progress } from './progress.ts';

/**
 * Writes published monographs as Markdown files, `<slug>.md` each.
 * @param slugs Which ones; all if none is named.
 * @returns how many were written.
 * @throws if a slug is unknown, or a document breaks the shape: both are named.
 */
export async function exportFiles(
  client: SanityClient,
  slugs: readonly string[],
  folder: string,
  progress: Progress,
): Promise<number> {
  const holdings = await readHoldings(client);
  const unknown = slugs.filter((slug) => !holdings.monographs.some((one) => one.slug === slug));
  if (unknown.length > 0) throw new Error(`No monograph has the slug ${unknown.join(', ')}.`);
  const wanted = holdings.monographs.filter(
    ({ slug }) => slugs.length === 0 || slugs.includes(slug),
  );
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const documents = await readDocuments(client, ids, (done) =>
    progress.at(done, ids.length, 'Reading'),
  );
  const lookup: Lookup = {
    title: (id) => holdings.terms.find((one) => one.id === publishedId(id))?.title,
    slug: (id) => holdings.monographs.find((one) => one.id === publishedId(id))?.slug,
  };
  mkdirSync(folder, { recursive: true });
  for (const document of documents.values()) {
    const content = contentOf(document);
    const { markdown, problems } = exportMarkdown(content, lookup);
    writeFileSync(join(folder, `${content.slug.current}.md`), markdown);
    const [first] = problems;
    if (first !== undefined) {
      progress.say(`${content.slug.current}.md would not be imported as it is: ${first.reason}`);
    }
  }
  return documents.size;
}

function contentOf(document: Stored) {
  const fields = Object.entries(document).filter(([name]) => !name.startsWith('_'));
  const checked = check(monographContent, Object.fromEntries(fields));
  if (checked.valid) return checked.value;
  const faults = checked.faults.map((fault) => `  ${pathText(fault.path)}: ${fault.message}`);
  throw new Error(
    `The document ${document._id} cannot be exported before it is corrected:\n${faults.join('\n')}`,
  );
}
