import { LONGEST_REPORT, reportedPath } from '#lib/content/shape/readerReport.ts';
import { withoutInvisible } from '#lib/content/shape/text.ts';

/** What stands in the fields of the form, as the reader left them. */
export type ReportForm = Record<(typeof FIELDS)[number], string>;

/** `form` names one showing of the form; `website` is empty unless a program filled it in. */
const FIELDS = ['problem', 'contact', 'page', 'revision', 'form', 'website'] as const;

/** Why a field cannot be taken as it is, and what to do. */
export type FieldError = { field: 'problem' | 'contact' | 'page' | 'website'; message: string };

/** What a reader reports, fit to be kept. */
export type Report = { problem: string; contact?: string; page?: string; revision?: string };

export type CheckedForm = { valid: true; report: Report } | { valid: false; errors: FieldError[] };

const LONGEST_CONTACT = 200;

const REVISION = /^[\w-]{1,100}$/;

const COUNT = new Intl.NumberFormat('en-GB');

/** Takes a form's body as browsers send it; returns its fields without what nobody can see. */
export function readForm(body: string): ReportForm {
  const sent = new URLSearchParams(body);
  const field = (name: (typeof FIELDS)[number]) => withoutInvisible(sent.get(name) ?? '').trim();
  return {
    problem: field('problem'),
    contact: field('contact'),
    page: field('page'),
    revision: field('revision'),
    form: field('form'),
    website: field('website'),
  };
}

/**
 * Decides whether a form can be kept as a report.
 * @param siteUrl Where this site stands: readers paste whole addresses.
 */
export function checkForm(form: ReportForm, siteUrl: string): CheckedForm {
  const errors: FieldError[] = [];
  const { problem, contact, revision } = form;
  if (problem === '') {
    errors.push({ field: 'problem', message: 'Say what is wrong with the page' });
  } else if (problem.length > LONGEST_REPORT) {
    const most = COUNT.format(LONGEST_REPORT);
    errors.push({
      field: 'problem',
      message: `Your text has ${COUNT.format(problem.length)} characters: shorten it to ${most} or fewer, or send it in two parts`,
    });
  }
  if (contact.length > LONGEST_CONTACT || contact.includes('\n')) {
    errors.push({
      field: 'contact',
      message: `Give one email address or phone number, of up to ${LONGEST_CONTACT} characters`,
    });
  }
  const page = pathFrom(form.page, siteUrl);
  if (page === null) {
    errors.push({
      field: 'page',
      message: 'Give the address of a page of this site, such as /drugs/warfarin, or leave it out',
    });
  }
  if (form.website !== '') {
    errors.push({
      field: 'website',
      message: 'Empty the field that is meant to stay empty, then send again',
    });
  }
  if (errors.length > 0) return { valid: false, errors };
  return {
    valid: true,
    report: {
      problem,
      ...(contact === '' ? {} : { contact }),
      ...(page ? { page } : {}),
      ...(REVISION.test(revision) ? { revision } : {}),
    },
  };
}

/**
 * The path in what a reader gave as a page: a path, or a whole address of this site.
 * @returns an empty text if nothing was given, null if it is no page of this site.
 */
export function pathFrom(given: string, siteUrl: string): string | null {
  if (given === '') return '';
  const own = given.startsWith(`${siteUrl}/`) ? given.slice(siteUrl.length) : given;
  const [path = ''] = own.split(/[?#]/);
  return reportedPath.safeParse(path).success ? path : null;
}
