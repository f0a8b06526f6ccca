import { LakeUnavailable } from '#lib/content/lake.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { type ContentReport, readContentReport } from './contentReport.ts';

/** One report serves everybody for this long, so that asking often costs the lake nothing. */
const FRESH_FOR = 3_000;

let latest: { at: number; report: Promise<ContentReport> } | undefined;

/** Answers with the report on what is published; 503 while the lake cannot say. */
export async function answerContentReport(source: ContentSource): Promise<Response> {
  if (latest === undefined || Date.now() - latest.at > FRESH_FOR) {
    latest = { at: Date.now(), report: readContentReport(source) };
  }
  const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
  try {
    return Response.json(await latest.report, { headers });
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    return Response.json({ error: error.message }, { status: 503, headers });
  }
}
