import { letterGroups } from '#lib/atoz/letters.ts';
import type { IndexEntry } from '#lib/content/monograph.ts';
import { drugPath } from '#lib/seo/site.ts';
import { LetterNav } from './LetterNav.tsx';

/** Every medicine by every name it goes by, letter by letter. */
export function AToZ({ entries }: { entries: readonly IndexEntry[] }) {
  const groups = letterGroups(entries);
  return (
    <div className="plain-page a-to-z">
      <h1>Medicines A to Z</h1>
      <LetterNav groups={groups} base="" />
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ heading, id, lines }) => (
          <section key={id} id={id} className="letter" aria-labelledby={`${id}-heading`}>
            <h2 id={`${id}-heading`}>{heading}</h2>
            <ul>
              {lines.map((line) => (
                <li key={`${line.slug} ${line.name}`}>
                  {line.see === undefined ? (
                    <a className="own-name" href={drugPath(line.slug)}>
                      {line.name}
                    </a>
                  ) : (
                    <>
                      {line.name}, see <a href={drugPath(line.slug)}>{line.see}</a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
