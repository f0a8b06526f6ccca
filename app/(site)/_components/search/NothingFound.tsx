import type { SearchAnswer } from '#lib/search/answer.ts';
import { fold } from '#lib/search/fold.ts';
import { letterPath } from '#lib/seo/site.ts';
import { DidYouMean } from './DidYouMean.tsx';

/** Where to go from a search that has found nothing. */
export function NothingFound({ answer }: { answer: SearchAnswer }) {
  const { query, didYouMean } = answer;
  const letter = fold(query).compact.match(/^[a-z]/)?.[0];
  return (
    <>
      <p className="search-count">No results for “{query}”</p>
      <DidYouMean lines={didYouMean} />
      <h2>What you can do</h2>
      <ul>
        <li>Check the spelling: copy the name from the pack or the label, without the strength.</li>
        <li>Search for the active ingredient. It stands on the pack, often below the brand.</li>
        <li>
          Look in the <a href="/drugs">A to Z</a>
          {letter !== undefined && (
            <>
              , for example at <a href={letterPath(letter)}>{letter.toUpperCase()}</a>
            </>
          )}
          . This site does not have every medicine.
        </li>
        <li>
          Ask a pharmacist, and bring the pack, the label or the medicine itself. They can tell you
          what it is.
        </li>
      </ul>
    </>
  );
}
