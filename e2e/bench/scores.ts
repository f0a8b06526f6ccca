import lighthouse from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What Lighthouse makes of a page on its slow phone, from 0 to 100. */
export type Scores = Record<(typeof CATEGORIES)[number], number> & {
  /** What kept a score below 100. */
  faults: string[];
};

/**
 * Asks Lighthouse. @param port The debugging port of a running Chromium.
 * @throws if Lighthouse could not judge the page.
 */
export async function scoresOf(address: string, port: number): Promise<Scores> {
  const result = await lighthouse(address, {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
  });
  if (result === undefined) throw new Error(`Lighthouse says nothing about ${address}.`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse at ${address}: ${runtimeError.message}`);
  const score = (name: (typeof CATEGORIES)[number]) =>
    Math.round((categories[name]?.score ?? 0) * 100);
  const faults = CATEGORIES.flatMap((name) =>
    (categories[name]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .flatMap(({ id }) => {
        const audit = audits[id];
        if (audit?.score === null || audit === undefined || audit.score >= 1) return [];
        return [`${name}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`];
      }),
  );
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
    faults,
  };
}
