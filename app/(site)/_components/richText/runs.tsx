import { createElement, Fragment, type ReactNode } from 'react';
import { type Block, DECORATORS } from '#lib/content/shape/richText.ts';
import { inOrder } from '../inOrder.ts';

/** A run of text with what is marked in it. */
type Run = Pick<Block['children'][number], 'text' | 'marks'>;

/**
 * The runs of a block with their marks; a mark that goes on over several runs is one element.
 * @throws if a mark cannot be shown: what the shape lets through must stop the page, never vanish.
 */
export function setRuns(block: Block): ReactNode {
  return nested(block.children, block.markDefs ?? []);
}

function nested(runs: readonly Run[], links: NonNullable<Block['markDefs']>): ReactNode {
  const nodes: ReactNode[] = [];
  for (let at = 0; at < runs.length; ) {
    const rest = runs.slice(at);
    const { mark, count } = longestMark(rest);
    nodes.push(
      mark === undefined
        ? inLines(rest.slice(0, count))
        : marked(mark, nested(rest.slice(0, count).map(without(mark)), links), links),
    );
    at += count;
  }
  return together(nodes);
}

/** The mark of the first run that goes on the longest; without one, the runs that carry none. */
function longestMark(runs: readonly Run[]): { mark?: string; count: number } {
  const marks = runs[0]?.marks ?? [];
  if (marks.length === 0) return { count: lengthOf(runs, (run) => !run.marks?.length) };
  return marks
    .map((mark) => ({ mark, count: lengthOf(runs, (run) => run.marks?.includes(mark)) }))
    .reduce((longest, next) => (next.count > longest.count ? next : longest));
}

function lengthOf(runs: readonly Run[], goesOn: (run: Run) => boolean | undefined): number {
  const end = runs.findIndex((run) => !goesOn(run));
  return end === -1 ? runs.length : end;
}

function without(mark: string): (run: Run) => Run {
  return (run) => ({ text: run.text, marks: run.marks?.filter((other) => other !== mark) });
}

function marked(mark: string, inner: ReactNode, links: NonNullable<Block['markDefs']>): ReactNode {
  const decorator = DECORATORS.find((name) => name === mark);
  if (decorator !== undefined) return createElement(decorator, null, inner);
  const link = links.find(({ _key }) => _key === mark);
  if (link !== undefined) return <a href={link.href}>{inner}</a>;
  throw new Error(`Rich text holds something this site cannot show: the mark "${mark}".`);
}

function inLines(runs: readonly Run[]): ReactNode {
  const [first, ...more] = runs
    .map(({ text }) => text)
    .join('')
    .split('\n');
  if (more.length === 0) return first;
  return (
    <>
      {first}
      {inOrder(more, (line) => (
        <>
          <br />
          {line}
        </>
      ))}
    </>
  );
}

function together(nodes: readonly ReactNode[]): ReactNode {
  return nodes.length === 1 ? nodes[0] : createElement(Fragment, null, ...nodes);
}
