import type { LetterGroup } from '#lib/atoz/letters.ts';
import { letterPath } from '#lib/seo/site.ts';

/**
 * The letters as links; a letter nothing begins with is shown but leads nowhere.
 * @param props.current The letter of this page, if it has one.
 * @param props.inPage Leads to the headings of this page, which shows all letters.
 */
export function LetterNav({
  groups,
  current,
  inPage = false,
}: {
  groups: readonly LetterGroup[];
  current?: string;
  inPage?: boolean;
}) {
  return (
    <nav className="letters" aria-label="Letters A to Z">
      <ul>
        {groups.map(({ heading, part, id, lines }) => (
          <li key={part}>
            {lines.length > 0 ? (
              <a
                href={inPage ? `#${id}` : letterPath(part)}
                aria-current={part === current ? 'page' : undefined}
              >
                {heading}
              </a>
            ) : (
              <span>{heading}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
