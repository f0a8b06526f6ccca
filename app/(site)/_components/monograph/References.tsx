import type { Citation } from '#lib/content/shape/monograph.ts';
import { Day } from '../Day.tsx';

export const REFERENCES_ID = 'references';

/** What the text rests on. */
export function References({ references }: { references: readonly Citation[] }) {
  if (references.length === 0) return null;
  return (
    <section id={REFERENCES_ID} className="chapter references" aria-labelledby="references-heading">
      <h2 id="references-heading">References</h2>
      <ol>
        {references.map((item) => (
          <li key={item._key}>
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
