import type { Fault } from './shape/check.ts';
import type { Interaction, MonographContent } from './shape/monograph.ts';
import type { RichText } from './shape/richText.ts';

/** Another page a monograph links to. */
export type Link = { id: string; title: string; slug: string };

export type Review = {
  reviewer: { name: string; credentials: string; role?: string; url?: string };
  /** `YYYY-MM-DD` */
  date: string;
  /** `YYYY-MM-DD` */
  nextDue: string;
  revision?: string;
};

/** An interaction, with the page of the medicine or class it names where there is one. */
export type LinkedInteraction = Interaction & { link?: Link; classLink?: Link };

type References =
  | 'slug'
  | 'drugClasses'
  | 'conditions'
  | 'ingredients'
  | 'interactions'
  | 'review'
  | 'source';

/**
 * A monograph as the pages see it: checked against the shape, references resolved, system fields
 * renamed. Sections an editor has not written are absent; pages show only what is there.
 */
export type Monograph = Omit<MonographContent, References> & {
  /** The published document id, without any `drafts.` prefix. */
  id: string;
  /** The `_rev` that was fetched. */
  revision: string;
  /** ISO 8601 time of the last change. */
  updatedAt: string;
  slug: string;
  drugClasses: Link[];
  conditions: Link[];
  ingredients: Link[];
  /** How many more it contains of which nothing is known here: they have no page, or not any more. */
  ingredientsWithoutPage?: number;
  interactions?: LinkedInteraction[];
  review?: Review;
  sourceKind?: NonNullable<MonographContent['source']>['kind'];
};

/** What the loader of one page answers. Only a lake that cannot be reached, with nothing kept, throws. */
export type MonographAnswer =
  | { state: 'published'; monograph: Monograph; keptSince?: string }
  /** The slug is a previous one: redirect there. */
  | { state: 'moved'; slug: string }
  /** Published but not fit to show, and never was: say so, never with a 200. */
  | { state: 'beingCorrected' }
  | { state: 'absent' };

/** What a reviewer sees of a draft: the parts that can be shown, and what is missing or wrong. */
export type PreviewAnswer =
  | {
      /** A draft alone, a draft over something published, or no draft. */
      state: 'draft' | 'changed' | 'published';
      monograph: Monograph;
      faults: Fault[];
    }
  | { state: 'absent' };

/** One line of the A to Z and of every other list. */
export type IndexEntry = {
  id: string;
  title: string;
  slug: string;
  brandNames: string[];
  synonyms: string[];
  marketStatus?: Monograph['marketStatus'];
  /** ISO 8601 time of the last change. */
  updatedAt: string;
  /** The ids of what it refers to. */
  drugClasses: string[];
  conditions: string[];
  ingredients: string[];
  /** The day of its last review and the day the next is due, `YYYY-MM-DD`. */
  review?: { date: string; nextDue: string };
};

/** A drug class or a condition, with a page of its own. */
export type Term = {
  id: string;
  kind: 'drugClass' | 'condition';
  title: string;
  slug: string;
  /** Earlier ones, which lead to it. */
  previousSlugs?: string[];
  description?: RichText;
  /** ISO 8601 time of the last change. */
  updatedAt: string;
};

/** The page of a class or condition: what it is, and the medicines that belong to it. */
export type TermPage = { term: Term; medicines: readonly IndexEntry[] };

/** What other pages have to do with a medicine. */
export type Related = {
  /** For each of its classes some of the others in it, and how many there are. */
  classes: { drugClass: Link; medicines: IndexEntry[]; count: number }[];
  /** Combination products that contain it. */
  combinations: IndexEntry[];
};

/** All that has a page: monographs and terms, each by title. */
export type Lists = { entries: IndexEntry[]; terms: Term[] };
