import type { LetterGroup } from '#lib/atoz/letters.ts';

/** The letters as links; a letter nothing begins with is shown but leads nowhere. */
export function LetterNav({ groups, base }: { groups: readonly LetterGroup[]; base: string }) {
  return (
    <nav className="letters" aria-label="Letters A to Z">
      <ul>
        {groups.map(({ heading, id, lines }) => (
          <li key={id}>
            {lines.length > 0 ? <a href={`${base}#${id}`}>{heading}</a> : <span>{heading}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
