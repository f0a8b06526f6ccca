import type { MonographContent } from '#lib/content/shape/monograph.ts';
import { importMarkdown } from './importMarkdown.ts';
import type { Problem } from './problem.ts';

/** For tests: the sections of a file, around the one a test is about. */
export function fileWith(sections: Record<string, string>, title = 'Testazol'): string {
  const body = Object.entries(sections).map(([heading, text]) => `### ${heading}\n\n${text}\n`);
  return `---\ntitle: ${title}\n---\n\n# ${title}\n\n${body.join('\n')}`;
}

/** For tests: the document of a file that must be importable. */
export function contentOf(text: string): MonographContent {
  const outcome = importMarkdown({ path: 'testazol.md', text });
  if ('imported' in outcome) return outcome.imported.content;
  throw new Error(`Quarantined: ${outcome.quarantine.map((one) => one.reason).join('; ')}`);
}

/** For tests: why a file is not imported; empty if it is. */
export function problemsOf(text: string): Problem[] {
  const outcome = importMarkdown({ path: 'testazol.md', text });
  return 'imported' in outcome ? [] : outcome.quarantine;
}
