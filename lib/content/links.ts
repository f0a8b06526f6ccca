import { z } from 'zod';
import type { Linked } from './answers.ts';
import type { Link, LinkedInteraction, Review } from './monograph.ts';
import type { Fault } from './shape/check.ts';
import type { MonographContent } from './shape/monograph.ts';
import { line, slugText, webAddress } from './shape/text.ts';

/** What every query must answer of a document that is linked to. */
export const link = z
  .object({ _id: z.string(), title: line, slug: slugText })
  .transform(({ _id, title, slug }): Link => ({ id: _id, title, slug }));

/** What every query must answer of a reviewer. */
export const reviewer = z
  .object({
    _id: z.string(),
    name: line,
    credentials: line,
    role: line.nullish(),
    url: webAddress.nullish(),
  })
  .transform(({ name, credentials, role, url }): Review['reviewer'] => ({
    name,
    credentials,
    ...(role ? { role } : {}),
    ...(url ? { url } : {}),
  }));

/** Whether a fetched person can stand as a reviewer. */
export function canReview(person: unknown): boolean {
  return reviewer.safeParse(person).success;
}

/** What a monograph links to, found and checked. */
export type Links = {
  drugClasses: Link[];
  conditions: Link[];
  ingredients: Link[];
  ingredientsWithoutPage?: number;
  interactions?: LinkedInteraction[];
  review?: Review;
};

/**
 * Resolves a monograph's references.
 * A strong reference to something that is not published is the monograph's fault. A weak one, or
 * one to a document that is itself broken (which is that document's fault), is left unlinked.
 * A review is shown only with the reviewer's name.
 */
export function resolveLinks(
  content: MonographContent,
  linked: Linked,
): { links: Links; faults: Fault[] } {
  const faults: Fault[] = [];
  const strong = (field: 'drugClasses' | 'conditions') => {
    const found = known(linked[field]);
    return (content[field] ?? []).flatMap((reference): Link[] => {
      const target = found.get(reference._ref);
      if (target === undefined && !reference._weak) {
        faults.push(missingReference([field, { _key: reference._key }], reference._ref));
      }
      return target?.link ? [target.link] : [];
    });
  };
  const drugClasses = strong('drugClasses');
  const conditions = strong('conditions');
  const review = resolveReview(content.review, linked.reviewer, faults);
  const ingredients = weak(content.ingredients, known(linked.ingredients));
  const withoutPage = (content.ingredients?.length ?? 0) - ingredients.length;
  return {
    links: {
      drugClasses,
      conditions,
      ingredients,
      ...(withoutPage > 0 && { ingredientsWithoutPage: withoutPage }),
      ...withInteractions(
        content.interactions,
        known(linked.interacting),
        known(linked.interactingClasses),
      ),
      ...(review === undefined ? {} : { review }),
    },
    faults,
  };
}

type Known = Map<string, { link?: Link }>;

function known(members: readonly unknown[] | null | undefined): Known {
  const found: Known = new Map();
  for (const member of members ?? []) {
    const id = z.object({ _id: z.string() }).safeParse(member);
    if (id.success) found.set(id.data._id, { link: link.safeParse(member).data });
  }
  return found;
}

function weak(references: MonographContent['ingredients'], found: Known): Link[] {
  return (references ?? []).flatMap((reference) => found.get(reference._ref)?.link ?? []);
}

function withInteractions(
  interactions: MonographContent['interactions'],
  medicines: Known,
  classes: Known,
): { interactions?: LinkedInteraction[] } {
  if (interactions === undefined) return {};
  return {
    interactions: interactions.map((item) => {
      const link = item.monograph && medicines.get(item.monograph._ref)?.link;
      const classLink = item.drugClass && classes.get(item.drugClass._ref)?.link;
      return { ...item, ...(link && { link }), ...(classLink && { classLink }) };
    }),
  };
}

function resolveReview(
  content: MonographContent['review'],
  linked: unknown,
  faults: Fault[],
): Review | undefined {
  if (content === undefined) return undefined;
  const person = reviewer.safeParse(linked);
  if (person.success) {
    const { date, nextDue, revision } = content;
    return { reviewer: person.data, date, nextDue, ...(revision ? { revision } : {}) };
  }
  faults.push(missingReference(['review', 'reviewer'], content.reviewer._ref));
  return undefined;
}

/** The fault of a strong reference whose target readers cannot see. */
export function missingReference(path: Fault['path'], target: string): Fault {
  return {
    path,
    rule: 'missing-reference',
    message: `"${target}" is not published, or not complete: publish it, or choose another.`,
  };
}
