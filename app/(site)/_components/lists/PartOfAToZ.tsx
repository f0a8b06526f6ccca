import type { LetterGroup } from '#lib/atoz/letters.ts';
import type { Part } from '#lib/atoz/parts.ts';
import { Still } from '../still/Still.tsx';
import { inNumbers } from './inNumbers.ts';
import { LetterNav } from './LetterNav.tsx';
import { NameLines } from './NameLines.tsx';
import { Parts } from './Parts.tsx';

/** The names that begin with one letter, or the parts they are split into. */
export function PartOfAToZ({ groups, part }: { groups: readonly LetterGroup[]; part: Part }) {
  const letter = part.name === '0-9' ? part.name : part.name.charAt(0);
  return (
    <div className="plain-page a-to-z">
      <h1>Medicines beginning with {part.heading}</h1>
      <p>
        {part.count === 0
          ? `No name of a medicine on this site begins with ${part.heading}.`
          : `${inNumbers(part.count, 'name', 'names')}: generic names, brand names and other names.`}
      </p>
      <LetterNav groups={groups} current={letter} />
      {part.lines.length > 0 && (
        <section className="letter one-letter" aria-label={`Names beginning with ${part.heading}`}>
          <Still>
            <NameLines lines={part.lines} />
          </Still>
        </section>
      )}
      {part.parts.length > 0 && <Parts parts={part.parts} />}
      <p>
        <a href="/drugs">All medicines A to Z</a>
      </p>
    </div>
  );
}
