import { z } from 'zod';

/**
 * What the lake must answer to each query for the answer to be believed at all. Documents inside
 * are checked by their shape afterwards: a broken document is the editor's, a broken answer the
 * lake's.
 */
const storedDocument = z
  .looseObject({ _id: z.string(), _rev: z.string(), _type: z.string() })
  // A perspective adds where the document really comes from; that is not part of what is stored.
  .transform(({ _originalId, ...document }) => document);

/** A document as stored, not yet checked. */
export type StoredDocument = z.infer<typeof storedDocument>;

const whereabouts = z.object({ _id: z.string(), slug: z.unknown() }).nullish();
const unchecked = z.array(z.unknown()).nullish();

const linked = z.object({
  drugClasses: unchecked,
  conditions: unchecked,
  ingredients: unchecked,
  interacting: unchecked,
  interactingClasses: unchecked,
  reviewer: z.unknown(),
});

/** What a monograph refers to, each member still to be checked. */
export type Linked = z.infer<typeof linked>;

export const holder = z.object({ document: storedDocument, linked });

/** A monograph with what it refers to, as fetched. */
export type Holder = z.infer<typeof holder>;

export const monographAnswer = z.object({
  holders: z.array(holder),
  moved: whereabouts,
  remembered: whereabouts,
});

const listing = z.object({ _id: z.string(), _rev: z.string(), slug: z.unknown() });

/** What the index says of a published document: enough to know whether it must be fetched. */
export type Listing = z.infer<typeof listing>;

export const indexAnswer = z.object({
  monographs: z.array(listing),
  terms: z.array(listing.extend({ _type: z.enum(['drugClass', 'condition']) })),
  people: z.array(z.looseObject({ _id: z.string() })),
});

export type IndexAnswer = z.infer<typeof indexAnswer>;

export const documentsAnswer = z.array(storedDocument);

export const touchedAnswer = z.array(z.object({ _id: z.string(), slug: z.unknown() }));

export const previewAnswer = holder.extend({ original: z.string().nullish() }).nullable();

export const holderAnswer = z.string().nullable();

export const settingsAnswer = storedDocument.nullable();

export const redirectsAnswer = z.array(storedDocument);
