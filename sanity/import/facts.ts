import type { MonographContent } from '#lib/content/shape/monograph.ts';
import type { RichText } from '#lib/content/shape/richText.ts';
import { slugFromTitle } from '#lib/content/shape/slug.ts';
import { documentId } from './fingerprint.ts';
import type { FrontMatter } from './frontMatter.ts';
import { UNSET_KEY } from './spans.ts';
import { toRichText } from './toRichText.ts';

/** A drug class or condition that a file names by its title. */
export type Term = { type: 'drugClass' | 'condition'; id: string; title: string; slug: string };
export type Terms = Term[];

type Facts = Omit<Partial<MonographContent>, 'title' | 'slug' | 'source'>;

/**
 * The fields that stand in the front matter.
 * @returns the fields, and the classes and conditions they refer to.
 * @throws Unfit if the rich text of a card or warning cannot be held.
 */
export function factsOf(data: FrontMatter): { facts: Facts; terms: Terms } {
  const classes = (data.drugClasses ?? []).map((title) => termOf('drugClass', title));
  const conditions = (data.conditions ?? []).map((title) => termOf('condition', title));
  return {
    terms: [...classes, ...conditions],
    facts: {
      previousSlugs: data.previousSlugs,
      brandNames: data.brandNames,
      synonyms: data.synonyms,
      pronunciation: data.pronunciation,
      drugClasses: referencesTo(classes),
      conditions: referencesTo(conditions),
      ingredients: data.ingredients?.map((slug) => ({
        ...keyed('reference'),
        _ref: documentId('monograph', slug),
        _weak: true,
      })),
      identifiers: data.identifiers,
      prescriptionStatus: data.prescriptionStatus,
      marketStatus: data.marketStatus,
      boxedWarning: data.boxedWarning && {
        ...data.boxedWarning,
        text: rich(data.boxedWarning.text),
      },
      careCards: data.careCards?.map((card) => ({
        ...keyed('careCard'),
        ...card,
        text: rich(card.text),
      })),
      interactions: data.interactions?.map((one) => ({ ...keyed('interaction'), ...one })),
      references: data.references?.map((one) => ({ ...keyed('citation'), ...one })),
      review: data.review && {
        ...data.review,
        reviewer: { _type: 'reference', _ref: data.review.reviewer },
      },
    },
  };
}

function termOf(type: Term['type'], title: string): Term {
  const slug = slugFromTitle(title);
  return { type, id: documentId(type, slug), title, slug };
}

function referencesTo(terms: Terms) {
  if (terms.length === 0) return undefined;
  return terms.map((term) => ({ ...keyed('reference'), _ref: term.id }));
}

function keyed<Type extends string>(type: Type): { _type: Type; _key: string } {
  return { _type: type, _key: UNSET_KEY };
}

function rich(markdown: string): RichText {
  return toRichText(markdown);
}
