import type { Term } from '#lib/content/monograph.ts';
import { inOrder } from '../inOrder.ts';
import { inNumbers } from './inNumbers.ts';
import { termPath } from './termPath.ts';

/** Every class, or every condition, with the number of its medicines. */
export function TermList({
  title,
  standfirst,
  terms,
}: {
  title: string;
  standfirst: string;
  terms: readonly { term: Term; count: number }[];
}) {
  return (
    <div className="plain-page terms">
      <h1>{title}</h1>
      <p>{standfirst}</p>
      {terms.length === 0 ? (
        <p>There are none on this site yet.</p>
      ) : (
        <ul className="listing">
          {inOrder(terms, ({ term, count }) => (
            <li>
              <a href={termPath(term)}>{term.title}</a>, {inNumbers(count, 'medicine', 'medicines')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
