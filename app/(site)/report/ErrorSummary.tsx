import type { FieldError } from '#lib/reports/form.ts';
import type { Returned } from '#lib/reports/shownAgain.ts';

const REASON = {
  tooMany: {
    heading: 'Too many reports at once',
    text: 'Many reports have come in just now, so yours was not taken. Your words are still in the form below. Please send it again in a few minutes.',
  },
  notKept: {
    heading: 'Your report was not saved',
    text: 'We could not reach the place where reports are kept. Your words are still in the form below. Please send it again in a few minutes.',
  },
} as const;

/**
 * Why the form is shown again, before everything else, with the keyboard's focus on it, also without
 * JavaScript. https://design-system.service.gov.uk/components/error-summary/
 */
export function ErrorSummary({
  errors,
  reason,
}: {
  errors: readonly FieldError[];
  reason: Returned['reason'] | undefined;
}) {
  if (reason === undefined) return null;
  return (
    <div
      className="error-summary"
      role="alert"
      aria-labelledby="error-summary"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: whoever sent the form must first learn that it was not taken
      autoFocus
    >
      {reason === 'invalid' ? (
        <>
          <h2 id="error-summary">There is a problem</h2>
          <ul>
            {errors.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h2 id="error-summary">{REASON[reason].heading}</h2>
          <p>{REASON[reason].text}</p>
        </>
      )}
    </div>
  );
}
