import type { Part } from '#lib/atoz/parts.ts';
import { letterPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';
import { inNumbers } from './inNumbers.ts';

/** The ways to the parts of a long list. */
export function Parts({ parts }: { parts: Part['parts'] }) {
  return (
    <nav aria-label="Parts of the list">
      <ul className="listing">
        {inOrder(parts, ({ name, heading, count }) => (
          <li>
            <a href={letterPath(name)}>{heading}</a>, {inNumbers(count, 'name', 'names')}
          </li>
        ))}
      </ul>
    </nav>
  );
}
