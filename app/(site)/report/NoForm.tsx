import type { SiteSettings } from '#lib/content/siteSettings.ts';

/** Where this site may not keep reports: how else to reach whoever answers for it. */
export function NoForm({ publisher }: { publisher: SiteSettings['publisher'] | undefined }) {
  return (
    <p>
      This site cannot take reports here.{' '}
      {publisher?.url === undefined ? (
        <>
          {publisher === undefined ? 'Its publisher' : publisher.name} has not said how else to
          reach them. If you are not sure about something you have read, ask a pharmacist.
        </>
      ) : (
        <>
          It is published by <a href={publisher.url}>{publisher.name}</a>: please tell them what is
          wrong, and on which page.
        </>
      )}
    </p>
  );
}
