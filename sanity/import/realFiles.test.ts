import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readingOrder } from '#lib/content/shape/reading.ts';
import { Collection } from './collection.ts';
import { exportMarkdown } from './exportMarkdown.ts';
import { findFiles, readSource } from './files.ts';
import { type Imported, importMarkdown } from './importMarkdown.ts';
import { withoutKeys } from './keys.ts';

/** A folder of real monographs, and one real file whose parts are known; neither is ours to keep. */
const { FORMULARY_CORPUS: corpus, FORMULARY_SEED: seed } = process.env;

if (!corpus)
  console.info('FORMULARY_CORPUS names no folder: the import was not tried on real files.');
if (!seed) console.info('FORMULARY_SEED names no file: the import was not tried on it.');

const ours = join(import.meta.dirname, '../../content');

describe.each(corpus ? [ours, corpus] : [ours])('the files of %s', (folder) => {
  const collection = new Collection();
  const imported: Imported[] = [];
  const found = findFiles([folder]);
  for (const one of found) {
    const outcome = importMarkdown(readSource(one));
    if (!('imported' in outcome) || collection.conflictOf(outcome.imported)) continue;
    const { id, content } = outcome.imported;
    collection.add({ id, title: content.title, slug: content.slug.current, where: one.path });
    imported.push(outcome.imported);
  }

  test('at least 95 % are imported', () => {
    expect(imported.length / found.length).toBeGreaterThanOrEqual(0.95);
  });

  test('an export of each is the same document', () => {
    const changed = imported.filter(({ content, terms }) => {
      const titles = new Map(terms.map((term) => [term.id, term.title]));
      const lookup = { title: (id: string) => titles.get(id), slug: () => undefined };
      const { markdown } = exportMarkdown(content, lookup);
      const again = importMarkdown({ text: markdown });
      if (!('imported' in again)) return true;
      const said = (one: Imported['content']) =>
        JSON.stringify(withoutKeys({ ...one, source: undefined }));
      return said(again.imported.content) !== said(content);
    });
    expect(changed.map(({ id }) => id)).toEqual([]);
  });
});

if (seed) {
  test('the known file comes out complete', () => {
    const outcome = importMarkdown({ text: readFileSync(seed, 'utf8') });
    if (!('imported' in outcome)) throw new Error(JSON.stringify(outcome.quarantine));
    const { content } = outcome.imported;
    const sections = readingOrder(content).filter((passage) => passage.role === 'heading');
    const words = readingOrder(content).flatMap((passage) => passage.text.split(/\s+/));
    expect(sections).toHaveLength(7);
    expect(content.faqs).toHaveLength(6);
    expect(
      content.sideEffects?.groups?.map((group) => [group.seriousness, group.effects.length]),
    ).toEqual([
      ['common', 10],
      ['serious', 4],
    ]);
    expect(content.precautions?.items).toHaveLength(6);
    expect(content.precautions?.items?.every((item) => item.topics?.length)).toBe(true);
    expect(content.disclaimer).toBeDefined();
    expect(words.filter((word) => /[\p{L}\p{N}]/u.test(word))).toHaveLength(962);
  });
}
