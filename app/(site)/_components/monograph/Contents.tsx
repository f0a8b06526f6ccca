import { inOrder } from '../inOrder.ts';
import type { Chapter } from './chapters.ts';
import { REFERENCES_ID } from './References.tsx';
import type { TopicPlace } from './topics.ts';

/**
 * The parts of this page, and the topics within them that readers look up: in the margin on a wide
 * screen, before the text on a narrow one.
 */
export function Contents({
  chapters,
  topics,
  hasReferences,
}: {
  chapters: readonly Chapter[];
  topics: readonly TopicPlace[];
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
        {inOrder(entries, ({ id, heading }) => (
          <li>
            <a href={`#${id}`}>{heading}</a>
          </li>
        ))}
      </ol>
      {topics.length > 0 && (
        <>
          <h3>Look up</h3>
          <ul>
            {inOrder(topics, ({ anchor, name }) => (
              <li>
                <a href={`#${anchor}`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
