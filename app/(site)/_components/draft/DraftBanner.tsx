import type { PreviewAnswer } from '#lib/content/monograph.ts';
import { drugPath } from '#lib/seo/site.ts';
import { faultPlace } from './faultPlace.ts';
import { leaveDraftMode } from './leave.ts';

const STATE = {
  draft: 'Draft: not yet published',
  changed: 'Draft: readers still see the published version',
  published: 'Published, no draft',
  absent: 'There is no such document',
} as const;

/** Tells a reviewer what they look at, what keeps it from being published, and the way out. */
export function DraftBanner({ answer, slug }: { answer: PreviewAnswer; slug: string }) {
  const faults = answer.state === 'absent' ? [] : answer.faults;
  return (
    <aside className="draft-banner" aria-label="Draft mode">
      <p>
        <strong>{STATE[answer.state]}</strong>{' '}
        <a href={leaveDraftMode(drugPath(slug))}>Leave draft mode</a>
      </p>
      {faults.length > 0 && (
        <>
          <p>
            {faults.length === 1 ? 'One thing is' : `${faults.length} things are`} missing or wrong
            before this can be published:
          </p>
          <ul>
            {faults.map((fault) => (
              <li key={`${faultPlace(fault)} ${fault.message}`}>
                {faultPlace(fault)}: {fault.message}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
