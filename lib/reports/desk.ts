import { reportsClient } from '#lib/content/client.ts';
import { loadMonograph } from '#lib/content/loaders.ts';
import { env } from '#lib/env.ts';
import { RateLimit } from './rateLimit.ts';
import type { ReportDesk } from './receive.ts';
import { layDown, type Returned } from './shownAgain.ts';

/** The page with the form. */
export const REPORT_PATH = '/report';

/** How long the page with the form may take. */
const PAGE_TIMEOUT = 20_000;

let current: ReportDesk | undefined;

/** Where this process takes readers' reports. */
export function reportDesk(): ReportDesk {
  const environment = env();
  const { reportToken, siteUrl, selfUrl } = environment;
  current ??= {
    siteUrl,
    client: reportToken === undefined ? undefined : reportsClient(environment, reportToken),
    limit: new RateLimit(),
    load: loadMonograph,
    showAgain: (returned) => showAgain(selfUrl, returned),
    log: console.warn,
  };
  return current;
}

/** Whether this site takes reports at all. */
export function takesReports(): boolean {
  return env().reportToken !== undefined;
}

/** Only Next can render a page of this site, so it is asked for it as by a reader. */
async function showAgain(origin: string, returned: Returned): Promise<string> {
  const response = await fetch(`${origin}${REPORT_PATH}?again=${layDown(returned)}`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(PAGE_TIMEOUT),
  });
  if (!response.ok) throw new Error(`${REPORT_PATH} answered ${response.status}.`);
  return response.text();
}
