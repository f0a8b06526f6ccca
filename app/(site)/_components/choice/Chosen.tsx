import type { Choice } from '#lib/choice/choice.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';

/** Names the medicine that was chosen, what was written for it, and who else is called so. */
export function Chosen({ choice }: { choice: Extract<Choice, { state: 'chosen' }> }) {
  const { asked, others } = choice;
  const { title, slug } = choice.loaded.monograph;
  const isOtherName = ![title.toLowerCase(), slug].includes(asked.toLowerCase());
  return (
    <>
      <a href={drugPath(slug)}>{title}</a>
      {isOtherName && `, for “${asked}”`}
      {others.length > 0 && (
        <>
          . Another medicine is also called “{asked}”:{' '}
          {inOrder(others, (other, index) => (
            <>
              {index > 0 && ', '}
              <a href={drugPath(other.slug)}>{other.title}</a>
            </>
          ))}
        </>
      )}
    </>
  );
}
