import type { Choice } from '#lib/choice/choice.ts';
import { inOrder } from '../inOrder.ts';

/** Why nothing was chosen. */
export type Unchosen = Exclude<Choice, { state: 'chosen' }>;

/**
 * Says of a name why no medicine was chosen for it, and asks which one is meant.
 * @param props.pathWith The same page with one of them chosen.
 */
export function NotChosen({
  choice,
  pathWith,
}: {
  choice: Unchosen;
  pathWith: (slug: string) => string;
}) {
  const options = 'options' in choice ? choice.options : [];
  return (
    <>
      <p>{reason(choice)}</p>
      {options.length > 0 && (
        <ul>
          {inOrder(options, ({ title, slug, name }) => (
            <li>
              <a href={pathWith(slug)}>{title}</a>
              {name !== undefined && `, also called ${name}`}
            </li>
          ))}
        </ul>
      )}
      {choice.state === 'unknown' && options.length === 0 && (
        <p>
          Check how it is spelt, or look in the <a href="/drugs">A to Z</a>.
        </p>
      )}
    </>
  );
}

function reason(choice: Unchosen): string {
  const name = `“${choice.asked}”`;
  switch (choice.state) {
    case 'unclear':
      return `More than one medicine is called ${name}. Which one do you mean?`;
    case 'unreadable':
      return `There is a page about ${name}, but something in it is not right, so it is not shown.`;
    case 'unreachable':
      return `${name} could not be looked up just now. Try again in a few minutes.`;
    default:
      return choice.options.length === 0
        ? `No medicine on this site is called ${name}.`
        : `No medicine on this site is called ${name}. Did you mean one of these?`;
  }
}
