import { diffArrays } from 'diff';
import type { Passage } from '#lib/content/shape/reading.ts';
import { compareWords, type Run, wholly } from './words.ts';

/** A passage of the page with what was added to it and removed from it. */
export type ComparedPassage = Pick<Passage, 'part' | 'role'> & { runs: Run[] };

/** One part of the page: its title, a section, its disclaimer. */
export type ComparedPart = {
  part: Passage['part'];
  isChanged: boolean;
  /** How many runs of numbers, units and comparison signs were added or removed. */
  changedFigures: number;
  passages: ComparedPassage[];
};

/**
 * Compares two versions of a page, part by part.
 * @param before The older version in reading order.
 * @param after The newer one.
 * @param order The parts in the order of the page.
 */
export function comparePassages(
  before: readonly Passage[],
  after: readonly Passage[],
  order: readonly Passage['part'][],
): ComparedPart[] {
  return order.flatMap((part) => {
    const passages = comparePart(of(part, before), of(part, after));
    if (passages.length === 0) return [];
    const changed = passages.flatMap(({ runs }) => runs.filter(({ kind }) => kind !== 'same'));
    return {
      ...{ part, passages, isChanged: changed.length > 0 },
      changedFigures: changed.filter(({ isFigure }) => isFigure).length,
    };
  });
}

function of(part: Passage['part'], passages: readonly Passage[]): Passage[] {
  return passages.filter((passage) => passage.part === part);
}

function comparePart(before: Passage[], after: Passage[]): ComparedPassage[] {
  const blocks = diffArrays(before, after, {
    comparator: (one, other) => one.role === other.role && one.text === other.text,
  });
  return blocks.flatMap(({ added, removed, value }, at) => {
    const next = blocks[at + 1];
    if (removed && next?.added) return pairUp(value, next.value);
    if (added && blocks[at - 1]?.removed) return [];
    return value.map((each) => whole(added ? 'added' : removed ? 'removed' : 'same', each));
  });
}

/** What stands in place of what, as far as both are of one sort. */
function pairUp(removed: readonly Passage[], added: readonly Passage[]): ComparedPassage[] {
  const passages = removed.flatMap((old, at): ComparedPassage[] => {
    const now = added[at];
    if (now === undefined) return [whole('removed', old)];
    if (now.role !== old.role) return [whole('removed', old), whole('added', now)];
    return [{ part: now.part, role: now.role, runs: compareWords(old.text, now.text) }];
  });
  return [...passages, ...added.slice(removed.length).map((each) => whole('added', each))];
}

function whole(kind: Run['kind'], { part, role, text }: Passage): ComparedPassage {
  return { part, role, runs: wholly(kind, text) };
}
