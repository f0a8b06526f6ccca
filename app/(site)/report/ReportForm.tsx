import { LONGEST_REPORT } from '#lib/content/shape/readerReport.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import type { FieldError, ReportForm as Fields } from '#lib/reports/form.ts';
import type { Returned } from '#lib/reports/shownAgain.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Field } from './Field.tsx';
import { NotForEmergencies } from './NotForEmergencies.tsx';

const COUNT = new Intl.NumberFormat('en-GB');

/**
 * The form, as it was opened or as it was given back.
 * @param props.title The medicine whose page it is about, if it is one.
 * @param props.reason Why it was given back, if it was.
 */
export function ReportForm({
  form,
  title,
  errors,
  reason,
  settings,
}: {
  form: Fields;
  title: string | null;
  errors: readonly FieldError[];
  reason?: Returned['reason'];
  settings: SiteSettings | null;
}) {
  const errorOf = (field: FieldError['field']) =>
    errors.find((error) => error.field === field)?.message;
  const pageIsKnown = form.page !== '' && errorOf('page') === undefined;
  return (
    <>
      <ErrorSummary errors={errors} reason={reason} />
      <p>
        Tell us if something is wrong, missing or hard to understand. Your report goes to the
        editors of this site.
      </p>
      <NotForEmergencies settings={settings} />
      <form className="questions" action="/api/report" method="post" noValidate>
        {pageIsKnown ? (
          <p>
            Your report is about the page <a href={form.page}>{title ?? form.page}</a>.
            <input type="hidden" name="page" value={form.page} />
          </p>
        ) : (
          <Field
            name="page"
            label="Which page is it about? (optional)"
            hint="Copy its address, or write its path, such as /drugs/warfarin."
            error={errorOf('page')}
            value={form.page}
          />
        )}
        <Field
          name="problem"
          label="What is wrong?"
          hint={`Say where on the page it is and, if you know, what it should say. Leave out your name and anything about your own health. Up to ${COUNT.format(LONGEST_REPORT)} characters.`}
          error={errorOf('problem')}
          value={form.problem}
          rows={8}
        />
        <Field
          name="contact"
          label="Your email address or phone number (optional)"
          hint="Only if you would like an answer. Nobody but the people who work on this site can see it."
          error={errorOf('contact')}
          value={form.contact}
        />
        <div className={errorOf('website') === undefined ? 'visually-hidden' : undefined}>
          <Field
            name="website"
            label="Leave this empty"
            hint="It is here to catch programs that fill in every field."
            error={errorOf('website')}
            value={form.website}
            isTrap
          />
        </div>
        <input type="hidden" name="revision" value={form.revision} />
        <input type="hidden" name="form" value={form.form} />
        <button type="submit">Send report</button>
      </form>
      <h2>What happens to your report</h2>
      <p>
        We keep your words, the page and its version, the time, and your contact if you give one. We
        keep nothing else about you. Reports are not shown on this site.
      </p>
    </>
  );
}
