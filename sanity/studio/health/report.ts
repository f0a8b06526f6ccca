import { z } from 'zod';

const step = z.union([z.string(), z.number(), z.object({ _key: z.string() })]);

const report = z.object({
  checkedAt: z.string(),
  documents: z.number(),
  faults: z.array(
    z.object({
      document: z.string(),
      type: z.string(),
      title: z.string(),
      path: z.array(step),
      place: z.string(),
      fix: z.string(),
    }),
  ),
});

export type Report = z.infer<typeof report>;
export type Fault = Report['faults'][number];

/**
 * Asks the site, which serves the Studio, what it cannot show.
 * @throws Error with a sentence for the editor.
 */
export async function askForReport(signal: AbortSignal): Promise<Report> {
  const response = await fetch('/api/health/content', { signal, cache: 'no-store' });
  if (!response.ok) throw new Error('The website cannot reach the content at the moment.');
  return report.parse(await response.json());
}
