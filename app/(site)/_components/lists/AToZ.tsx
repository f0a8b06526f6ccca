import { letterGroups } from '#lib/atoz/letters.ts';
import { LINES_PER_PAGE } from '#lib/atoz/parts.ts';
import type { IndexEntry } from '#lib/content/monograph.ts';
import { inOrder } from '../inOrder.ts';
import { Still } from '../still/Still.tsx';
import { LetterNav } from './LetterNav.tsx';
import { NameLines } from './NameLines.tsx';
import { Parts } from './Parts.tsx';

/** Every medicine by every name it goes by: letter by letter, or the letters if there are many. */
export function AToZ({ entries }: { entries: readonly IndexEntry[] }) {
  const groups = letterGroups(entries);
  const filled = groups.filter(({ lines }) => lines.length > 0);
  const count = filled.reduce((sum, { lines }) => sum + lines.length, 0);
  const isLong = count > LINES_PER_PAGE;
  return (
    <div className="plain-page a-to-z">
      <h1>Medicines A to Z</h1>
      <p>Every medicine by its generic name, its brand names and other names it goes by.</p>
      {isLong ? (
        <Parts
          parts={filled.map(({ part, heading, lines }) => ({
            name: part,
            heading,
            count: lines.length,
          }))}
        />
      ) : (
        <>
          <LetterNav groups={groups} inPage />
          <Still>
            {inOrder(filled, ({ heading, id, lines }) => (
              <section id={id} className="letter" aria-labelledby={`${id}-heading`}>
                <h2 id={`${id}-heading`}>{heading}</h2>
                <NameLines lines={lines} />
              </section>
            ))}
          </Still>
        </>
      )}
    </div>
  );
}
