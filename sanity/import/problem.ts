/** The kinds of reasons for which a file is not imported; reports are grouped by them. */
export type ProblemKind =
  | 'front matter'
  | 'damaged title'
  | 'title and heading differ'
  | 'not written by an author'
  | 'says the medicine is not real'
  | 'declines to inform'
  | 'placeholder'
  | 'damaged characters'
  | 'unbalanced marks'
  | 'unsupported Markdown'
  | 'empty section'
  | 'question without answer'
  | 'cut off'
  | 'words differ'
  | 'breaks the shape'
  | 'duplicate'
  | 'same ingredients';

/** Why a file is not imported, said so that a person can act on it. */
export type Problem = {
  kind: ProblemKind;
  /** Line of the file, counted from 1. */
  line?: number;
  reason: string;
  /** What to do about it. */
  fix: string;
};

/** Thrown inside the conversion where going on would lose or alter words. */
export class Unfit extends Error {
  override name = 'Unfit';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.reason);
    this.problem = problem;
  }
}
