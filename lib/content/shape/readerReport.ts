import { z } from 'zod';
import { systemFields } from './monograph.ts';
import { weakReference } from './references.ts';
import { sitePath } from './supporting.ts';
import { line, words } from './text.ts';
import { REPORT_STATUS, valuesOf } from './vocabulary.ts';

/** Longer than any report that one person can act on; short enough for a form to send. */
export const LONGEST_REPORT = 4_000;

const LONGEST_PATH = 300;

export const reportedPath = sitePath.max(
  LONGEST_PATH,
  `Keep the path within ${LONGEST_PATH} characters.`,
);

/** What a reader says is wrong with a page, for the editors only. */
export const readerReportDocument = z.strictObject({
  ...systemFields,
  _type: z.literal('readerReport'),
  status: z.enum(valuesOf(REPORT_STATUS)),
  /** The reader's own words. */
  problem: words.max(LONGEST_REPORT, `Keep this within ${LONGEST_REPORT} characters.`),
  /** How to answer, if the reader wants an answer. */
  contact: line.optional(),
  /** The page it is about, such as `/drugs/warfarin`; absent if the reader named none. */
  page: reportedPath.optional(),
  monograph: weakReference.optional(),
  /** The `_rev` of the monograph when the reader opened the form. */
  revision: line.optional(),
  receivedAt: z.iso.datetime('Give a time such as 2026-01-02T03:04:05Z.'),
  /** What the editors make of it. */
  note: words.optional(),
});
