import { inOrder } from '../inOrder.ts';
import type { Chapter } from './chapters.ts';
import { REFERENCES_ID } from './References.tsx';

/** The parts of this page: in the margin on a wide screen, before the text on a narrow one. */
export function Contents({
  chapters,
  hasReferences,
}: {
  chapters: readonly Chapter[];
  hasReferences: boolean;
}) {
  const entries = [
    ...chapters.flatMap(({ id, heading }) => (heading === undefined ? [] : [{ id, heading }])),
    ...(hasReferences ? [{ id: REFERENCES_ID, heading: 'References' }] : []),
  ];
  if (entries.length < 2) return null;
  return (
    <nav className="contents" aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ol>
        {inOrder(entries, (entry) => (
          <li>
            <a href={`#${entry.id}`}>{entry.heading}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
