import type { Citation } from '#lib/content/shape/monograph.ts';
import { Day } from '../Day.tsx';
import { inOrder } from '../inOrder.ts';

export const REFERENCES_ID = 'references';

/** What the text rests on. */
export function References({ references }: { references: readonly Citation[] }) {
  if (references.length === 0) return null;
  return (
    <section id={REFERENCES_ID} className="references">
      <h2>References</h2>
      <ol>
        {inOrder(references, (item) => (
          <li>
            {item.url === undefined ? item.citation : <a href={item.url}>{item.citation}</a>}
            {item.accessed !== undefined && (
              <span className="accessed">
                {' '}
                Read <Day value={item.accessed} />.
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
