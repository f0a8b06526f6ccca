import type { MonographAnswer } from '#lib/content/monograph.ts';
import { readLimited } from '#lib/http/readLimited.ts';
import { monographAt } from './aboutPage.ts';
import { checkForm, readForm } from './form.ts';
import { keepReport, ReportNotKept, type ReportsClient } from './keep.ts';
import type { RateLimit } from './rateLimit.ts';
import type { Returned } from './shownAgain.ts';

/** Far more than the longest report, so that one that is too long can be given back whole. */
const MOST_BYTES = 256 * 1024;

/** Where readers' reports are taken. */
export type ReportDesk = {
  siteUrl: string;
  /** Undefined where this site may not write any. */
  client: ReportsClient | undefined;
  limit: RateLimit;
  load: (slug: string) => Promise<MonographAnswer>;
  /** The page with the form, filled in as it was sent. */
  showAgain: (returned: Returned) => Promise<string>;
  log: (line: string) => void;
};

/** What an answer to a form that is given back says to a machine. */
const STATUS = { invalid: 422, tooMany: 429, notKept: 503 } as const;

/**
 * Answers a form that a reader has sent.
 * - 303 to a page that says so: the editors have it.
 * - 422, 429, 503: the form again, with everything the reader wrote, and why it was not taken.
 * - 403, 413, 404: sent by another site, beyond all measure, or nothing is taken here.
 */
export async function receiveReport(desk: ReportDesk, request: Request): Promise<Response> {
  if (desk.client === undefined) return plain(404, 'This site takes no reports through a form.');
  if (request.headers.get('sec-fetch-site') === 'cross-site') {
    return plain(403, 'Reports are taken only from the form of this site.');
  }
  const body = await readLimited(request, MOST_BYTES);
  if (body === null) {
    return plain(
      413,
      'That is more than one report can hold. Go back: your words are still there.',
    );
  }
  const form = readForm(body);
  const giveBack = async (reason: Returned['reason'], errors: Returned['errors'] = []) =>
    html(STATUS[reason], await desk.showAgain({ form, reason, errors }));

  const checked = checkForm(form, desk.siteUrl);
  if (!checked.valid) return giveBack('invalid', checked.errors);
  if (!desk.limit.admits(senderOf(request))) return giveBack('tooMany');
  const { page = '' } = checked.report;
  try {
    const reported = await monographAt(page, desk.load);
    await keepReport(desk.client, checked.report, reported, form.form);
  } catch (error) {
    if (!(error instanceof ReportNotKept)) throw error;
    desk.log(`reports: ${error.message}`);
    return giveBack('notKept');
  }
  const sent = new URLSearchParams(page === '' ? {} : { page });
  return new Response(null, { status: 303, headers: { location: `/report/sent?${sent}` } });
}

/** Next names the connection's address here; a proxy in front of it names its client's. */
function senderOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'cache-control': 'no-store' } });
}

function html(status: number, page: string): Response {
  return new Response(page, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
