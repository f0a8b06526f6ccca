import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MonographContent } from '#lib/content/shape/monograph.ts';
import { importMarkdown } from '#sanity/import/importMarkdown.ts';

/** For tests: the demonstration monographs, as the import reads them. */
export function demonstrationContent(): { name: string; content: MonographContent }[] {
  const folder = join(import.meta.dirname, '../../../../../content');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const outcome = importMarkdown({
        path: name,
        text: readFileSync(join(folder, name), 'utf8'),
      });
      if (!('imported' in outcome)) throw new Error(`${name} is not fit to import.`);
      return { name, content: outcome.imported.content };
    });
}
