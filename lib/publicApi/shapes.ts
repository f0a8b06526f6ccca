import { z } from 'zod';
import {
  CARE_LEVEL,
  FREQUENCY,
  INTERACTION_KIND,
  INTERACTION_SEVERITY,
  MARKET_STATUS,
  PLACE,
  PRESCRIPTION_STATUS,
  SERIOUSNESS,
  SOURCE_KIND,
  TOPIC,
  valuesOf,
} from '#lib/content/shape/vocabulary.ts';
import { problemShape } from './problem.ts';

/**
 * What the API answers with. Written once: the types of the code, the OpenAPI document and its
 * tests are all made from this. Version 1 may gain fields; none will change its meaning or go.
 */
export const components = z.registry<{ id: string }>();

const markdown = z.string().meta({
  description: 'Markdown (CommonMark); subscript and superscript as `<sub>` and `<sup>`.',
});
const names = z.array(z.string());
const day = z.iso.date();
const time = z.iso.datetime();
const topic = z.enum(valuesOf(TOPIC));
const slug = z.string().meta({ description: 'The last part of the address of its page.' });
const pageAddress = z.url().meta({ description: 'The page for readers.' });
const marketStatus = z.enum(valuesOf(MARKET_STATUS));
const prescriptionStatus = z.enum(valuesOf(PRESCRIPTION_STATUS));

const linked = z
  .object({ slug, title: z.string(), url: pageAddress })
  .meta({ description: 'Something with a page of its own.' })
  .register(components, { id: 'Linked' });

export const termShape = z
  .object({
    kind: z.enum(['class', 'condition']),
    slug,
    title: z.string(),
    url: pageAddress,
    description: markdown.optional(),
    updatedAt: time,
  })
  .meta({ description: 'A drug class or a condition.' })
  .register(components, { id: 'Term' });

const naming = {
  slug,
  title: z.string(),
  url: pageAddress,
  api: z.url().meta({ description: 'The whole monograph in this API.' }),
  brandNames: names,
  synonyms: names,
  marketStatus: marketStatus.optional(),
  updatedAt: time.meta({ description: 'When the monograph last changed.' }),
  drugClasses: z.array(linked),
  conditions: z.array(linked),
  ingredients: z.array(linked).meta({ description: 'What a combination is made of.' }),
};

export const summaryShape = z
  .object({
    ...naming,
    review: z
      .object({ date: day, nextDue: day })
      .optional()
      .meta({ description: 'Absent: no clinician has reviewed it.' }),
  })
  .meta({ description: 'A monograph as it stands in lists.' })
  .register(components, { id: 'MonographSummary' });

const sideEffects = z.object({
  intro: markdown.optional(),
  groups: z.array(
    z.object({
      lead: markdown.optional(),
      seriousness: z.enum(valuesOf(SERIOUSNESS)),
      frequency: z
        .enum(valuesOf(FREQUENCY))
        .optional()
        .meta({ description: 'A CIOMS band, only where the text gives its number.' }),
      effects: z.array(markdown),
    }),
  ),
  outro: markdown.optional(),
});

const precautions = z.object({
  intro: markdown.optional(),
  items: z.array(
    z.object({ topics: z.array(topic), label: z.string().optional(), text: markdown }),
  ),
  outro: markdown.optional(),
});

const interaction = z.object({
  name: z.string(),
  kind: z.enum(valuesOf(INTERACTION_KIND)),
  monograph: linked.optional(),
  severity: z.enum(valuesOf(INTERACTION_SEVERITY)),
  effect: z.string(),
  advice: z.string(),
  source: z.string().optional(),
});

export const monographShape = z
  .object({
    ...naming,
    markdown: z.url().meta({ description: 'The whole page as Markdown.' }),
    fhir: z.url().meta({ description: 'The monograph as an HL7 FHIR document.' }),
    revision: z.string().meta({ description: 'Names this version of the monograph.' }),
    keptSince: time.optional().meta({
      description:
        'Present if the monograph cannot be refreshed: this is the last version that was checked, as of this time.',
    }),
    demonstration: z
      .boolean()
      .meta({ description: 'Written to show how the site works; not to be used.' }),
    origin: z.enum(valuesOf(SOURCE_KIND)).optional(),
    review: z
      .object({
        date: day,
        nextDue: day,
        reviewer: z.object({
          name: z.string(),
          credentials: z.string(),
          role: z.string().optional(),
          url: z.url().optional(),
        }),
      })
      .optional()
      .meta({ description: 'Absent: no clinician has reviewed it.' }),
    pronunciation: z.string().optional(),
    prescriptionStatus: prescriptionStatus.optional(),
    identifiers: z
      .object({
        rxcui: z.string().optional(),
        atc: names.optional(),
        unii: z.string().optional(),
        cas: z.string().optional(),
        snomed: z.string().optional(),
        splSetId: z.string().optional(),
      })
      .optional(),
    boxedWarning: z.object({ heading: z.string(), text: markdown, source: z.string() }).optional(),
    careCards: z.array(
      z.object({ level: z.enum(valuesOf(CARE_LEVEL)), heading: z.string(), text: markdown }),
    ),
    genericName: markdown.optional(),
    usage: markdown.optional(),
    dosage: markdown.optional(),
    sideEffects: sideEffects.optional(),
    howItWorks: markdown.optional(),
    precautions: precautions.optional(),
    interactions: z.array(interaction).meta({
      description: 'Never complete: no entry does not mean that there is no interaction.',
    }),
    faqs: z.array(z.object({ question: z.string(), answer: markdown, topic: topic.optional() })),
    extraSections: z
      .array(
        z.object({
          place: z.enum(valuesOf(PLACE)),
          heading: z.string().optional(),
          text: markdown,
        }),
      )
      .meta({ description: 'Texts that stand directly after the named part of the page.' }),
    disclaimer: markdown.optional(),
    references: z.array(
      z.object({ citation: z.string(), url: z.url().optional(), accessed: day.optional() }),
    ),
  })
  .meta({ description: 'A whole monograph, in the order of its page. Absent: not written.' })
  .register(components, { id: 'Monograph' });

export const summariesShape = z
  .object({
    total: z.int().meta({ description: 'How many there are on all pages of the list.' }),
    items: z.array(summaryShape),
    next: z
      .url()
      .optional()
      .meta({ description: 'The next page of the list; absent on the last.' }),
  })
  .register(components, { id: 'MonographList' });

export const termsShape = z
  .object({ items: z.array(termShape) })
  .register(components, { id: 'TermList' });

problemShape.register(components, { id: 'Problem' });
