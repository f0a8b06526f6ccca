import type { Line } from '#lib/atoz/names.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';
import { StatusNote } from './StatusNote.tsx';

/** Names of the A to Z, each with the way to its medicine. */
export function NameLines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul>
      {inOrder(lines, ({ name, slug, see, marketStatus }) => (
        <li>
          {see === undefined ? (
            <a className="own-name" href={drugPath(slug)}>
              {name}
            </a>
          ) : (
            <a href={drugPath(slug)}>
              {name} – see {see}
            </a>
          )}
          <StatusNote status={marketStatus} />
        </li>
      ))}
    </ul>
  );
}
