import { z } from 'zod';
import { identifiers } from './identifiers.ts';
import { previousSlugs, refuseOwnSlug } from './previousSlugs.ts';
import { reference } from './references.ts';
import { key, richText, uniqueKeys } from './richText.ts';
import {
  boxedWarning,
  careCards,
  extraSection,
  faq,
  interaction,
  keyedReferences,
  precautions,
  sideEffects,
} from './sections.ts';
import { day, line, slugText, webAddress, words } from './text.ts';
import { MARKET_STATUS, PRESCRIPTION_STATUS, SOURCE_KIND, valuesOf } from './vocabulary.ts';

export const slug = z.strictObject({
  _type: z.literal('slug').optional(),
  current: slugText,
  source: z.unknown().optional(),
});

/** What the Content Lake adds to every stored document. */
export const systemFields = {
  _id: z.string().min(1),
  _rev: z.string().min(1),
  _createdAt: z.string(),
  _updatedAt: z.string(),
  _system: z.unknown().optional(),
};

const citation = z.strictObject({
  _type: z.literal('citation'),
  _key: key,
  citation: words,
  url: webAddress.optional(),
  /** The day the source was read. */
  accessed: day.optional(),
});

const MAX_REVIEW_YEARS = 3;

/** Who vouches for the words, when, and until when. */
export const review = z
  .strictObject({
    reviewer: reference,
    date: day,
    nextDue: day,
    /** The `_rev` of the document that the reviewer read. */
    revision: z.string().optional(),
  })
  .superRefine((value, context) => {
    if (value.nextDue <= value.date) {
      context.addIssue({
        code: 'custom',
        path: ['nextDue'],
        params: { rule: 'review-order' },
        message: 'The next review must come after this one.',
      });
    }
    const latest = `${Number(value.date.slice(0, 4)) + MAX_REVIEW_YEARS}${value.date.slice(4)}`;
    if (value.nextDue > latest) {
      context.addIssue({
        code: 'custom',
        path: ['nextDue'],
        params: { rule: 'review-span' },
        message: `The next review is due within ${MAX_REVIEW_YEARS} years: ${latest} at the latest.`,
      });
    }
  });

const source = z.strictObject({
  kind: z.enum(valuesOf(SOURCE_KIND)),
  /** The file it was imported from. */
  path: line.optional(),
  /** SHA-256 of that file, in hexadecimal. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 hexadecimal digits.')
    .optional(),
  /** The file itself, kept so that nothing is ever lost; it may hold anything. */
  markdown: z.string().optional(),
});

const names = z.array(line).superRefine((members, context) => {
  members.forEach((name, index) => {
    const first = members.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    if (first === index) return;
    context.addIssue({
      code: 'custom',
      path: [index],
      params: { rule: 'listed-twice' },
      message: `"${name}" is listed twice: remove one.`,
    });
  });
});

/** Every field of a monograph but the Content Lake's own; in the order of the page. */
export const monographContent = z.strictObject({
  title: line,
  slug,
  previousSlugs: previousSlugs.optional(),
  /** Marked on the page as demonstration content, not for use. */
  demonstration: z.boolean().optional(),
  genericName: richText.optional(),
  brandNames: names.optional(),
  synonyms: names.optional(),
  pronunciation: line.optional(),
  drugClasses: keyedReferences.optional(),
  conditions: keyedReferences.optional(),
  /** For combination products: the monographs of what is in it (weak references). */
  ingredients: keyedReferences.optional(),
  identifiers: identifiers.optional(),
  prescriptionStatus: z.enum(valuesOf(PRESCRIPTION_STATUS)).optional(),
  marketStatus: z.enum(valuesOf(MARKET_STATUS)).optional(),
  boxedWarning: boxedWarning.optional(),
  careCards: careCards.optional(),
  usage: richText.optional(),
  dosage: richText.optional(),
  sideEffects: sideEffects.optional(),
  howItWorks: richText.optional(),
  precautions: precautions.optional(),
  interactions: z.array(interaction).superRefine(uniqueKeys).optional(),
  faqs: z.array(faq).superRefine(uniqueKeys).optional(),
  extraSections: z.array(extraSection).superRefine(uniqueKeys).optional(),
  disclaimer: richText.optional(),
  references: z.array(citation).superRefine(uniqueKeys).optional(),
  review: review.optional(),
  source: source.optional(),
});

const BODY = [
  'usage',
  'dosage',
  'sideEffects',
  'howItWorks',
  'precautions',
  'faqs',
  'extraSections',
] as const;

/**
 * A stored monograph, exactly as the Content Lake holds it. The same object guards every fetch of
 * the site and every publish of the Studio. Unknown fields are refused: their words would not
 * reach the page.
 */
export const monographDocument = monographContent
  .extend({ ...systemFields, _type: z.literal('monograph') })
  .superRefine((value, context) => {
    const body = BODY.some((name) => {
      const part = value[name];
      return Array.isArray(part) ? part.length > 0 : part !== undefined;
    });
    if (!body) {
      context.addIssue({
        code: 'custom',
        path: ['usage'],
        params: { rule: 'no-content' },
        message:
          'A monograph needs at least one section: start with what the medicine is used for.',
      });
    }
    if (value.review !== undefined && !value.references?.length) {
      context.addIssue({
        code: 'custom',
        path: ['references'],
        params: { rule: 'reviewed-without-references' },
        message: 'A reviewed monograph needs at least one reference.',
      });
    }
    refuseOwnSlug(value, context);
  });

export type MonographDocument = z.infer<typeof monographDocument>;
export type MonographContent = z.infer<typeof monographContent>;
export type Faq = NonNullable<MonographContent['faqs']>[number];
export type SideEffects = NonNullable<MonographContent['sideEffects']>;
export type SideEffectGroup = NonNullable<SideEffects['groups']>[number];
export type Precautions = NonNullable<MonographContent['precautions']>;
export type Precaution = NonNullable<Precautions['items']>[number];
export type CareCard = NonNullable<MonographContent['careCards']>[number];
export type BoxedWarning = NonNullable<MonographContent['boxedWarning']>;
export type ExtraSection = NonNullable<MonographContent['extraSections']>[number];
export type Citation = NonNullable<MonographContent['references']>[number];
export type Interaction = NonNullable<MonographContent['interactions']>[number];
