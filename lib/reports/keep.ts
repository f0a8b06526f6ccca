import { createHash, randomUUID } from 'node:crypto';
import type { reportsClient } from '#lib/content/client.ts';
import type { Reported } from './aboutPage.ts';
import type { Report } from './form.ts';

/** All that is asked of the lake. */
export type ReportsClient = Pick<ReturnType<typeof reportsClient>, 'createIfNotExists'>;

/** A report could not be put where the editors find it. */
export class ReportNotKept extends Error {
  override name = 'ReportNotKept';
}

/**
 * Puts a report into the Content Lake. Its id has a dot in it, so that nobody reads it without having
 * signed in (https://www.sanity.io/docs/ids). The same words of the same form are one report, however
 * often they are sent.
 * @param form Names the showing of the form they were written in; empty if it was not ours.
 * @throws ReportNotKept if the lake does not confirm that it holds it.
 */
export async function keepReport(
  client: ReportsClient,
  report: Report,
  reported: Reported | null,
  form: string,
  now: Date = new Date(),
): Promise<void> {
  const { revision = reported?.revision, ...words } = report;
  const document = {
    _type: 'readerReport',
    _id: `readerReport.${nameOf(report, form || randomUUID())}`,
    status: 'new',
    ...words,
    ...(reported === null
      ? {}
      : { monograph: { _type: 'reference', _ref: reported.id, _weak: true }, revision }),
    receivedAt: now.toISOString(),
  };
  try {
    await client.createIfNotExists(document, { returnDocuments: false });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReportNotKept(`The Content Lake did not take a reader's report (${reason}).`, {
      cause,
    });
  }
}

function nameOf(report: Report, form: string): string {
  return createHash('sha256')
    .update(JSON.stringify([form, report.page, report.problem, report.contact]))
    .digest('hex')
    .slice(0, 32);
}
