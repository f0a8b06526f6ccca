import { createElement, type ReactNode } from 'react';
import type { Block, RichText as RichTextValue } from '#lib/content/shape/richText.ts';
import { inOrder } from '../inOrder.ts';
import { type List, partsOf } from './parts.ts';
import { setRuns } from './runs.tsx';

/**
 * Rich text as paragraphs and lists.
 * @param props.value Portable Text as the shape allows it.
 * @param props.before A label set at the start of the first paragraph.
 * @throws if the text holds a mark that cannot be shown.
 */
export function RichText({ value, before }: { value: RichTextValue; before?: ReactNode }) {
  const [first, ...rest] = value;
  if (before === undefined || first === undefined) return setParts(value);
  if (first.listItem !== undefined) {
    return (
      <>
        <p>{before}</p>
        {setParts(value)}
      </>
    );
  }
  return (
    <>
      <p>
        {before} {setRuns(first)}
      </p>
      {setParts(rest)}
    </>
  );
}

/**
 * Rich text that already stands in a list item: its first block needs no paragraph of its own.
 * @throws as `RichText` does.
 */
export function ItemText({ value }: { value: RichTextValue }) {
  const [first, ...rest] = value;
  return (
    <>
      {first && setRuns(first)}
      {setParts(rest)}
    </>
  );
}

function setParts(value: RichTextValue): ReactNode {
  return inOrder(partsOf(value), (part) => {
    if ('list' in part) return setList(part.list);
    const text = setRuns(part.paragraph);
    return isLeadLine(part.paragraph) ? <p className="lead-line">{text}</p> : <p>{text}</p>;
  });
}

function setList(items: List): ReactNode {
  const element = items[0]?.block.listItem === 'number' ? 'ol' : 'ul';
  const set = inOrder(items, ({ block, inside }) => (
    <li>
      {setRuns(block)}
      {inside.length > 0 && inOrder(inside, setList)}
    </li>
  ));
  return createElement(element, null, set);
}

/**
 * A line that is bold throughout introduces what follows, so it is set as a small heading. A bold
 * sentence is not a heading but something to heed: it stays as it is.
 */
function isLeadLine({ children }: Block): boolean {
  const spoken = children.filter((child) => child.text.trim() !== '');
  const isSentence = /[.!?]$/.test(spoken.at(-1)?.text.trim() ?? '.');
  return !isSentence && spoken.every((child) => child.marks?.includes('strong'));
}
