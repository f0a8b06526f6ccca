import { z } from 'zod';
import { keyedReference, weakReference } from './references.ts';
import { key, richText, uniqueKeys } from './richText.ts';
import { line, words } from './text.ts';
import {
  CARE_LEVEL,
  FREQUENCY,
  INTERACTION_KIND,
  INTERACTION_SEVERITY,
  PLACE,
  SERIOUSNESS,
  TOPIC,
  valuesOf,
} from './vocabulary.ts';

const topic = z.enum(valuesOf(TOPIC));

export const boxedWarning = z.strictObject({
  heading: line,
  text: richText,
  /** Where the warning comes from, such as "FDA label, 2024". */
  source: line,
});

export const careCard = z
  .strictObject({
    _type: z.literal('careCard'),
    _key: key,
    level: z.enum(valuesOf(CARE_LEVEL)),
    heading: line.refine((value) => /\bif:?$/.test(value.trim()), {
      message: 'End the heading with "if:", as in "Call 999 if:".',
    }),
    text: richText,
  })
  .refine(
    (card) => card.level !== 'emergency' || card.text.every((item) => !item.markDefs?.length),
    { path: ['text'], message: 'Remove the links: an emergency card must not lead away.' },
  );

/** At most one card per level (NHS care cards). */
export const careCards = z
  .array(careCard)
  .superRefine(uniqueKeys)
  .superRefine((cards, context) => {
    cards.forEach((card, index) => {
      if (cards.findIndex((other) => other.level === card.level) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index, 'level'],
        params: { rule: 'one-card-per-level' },
        message: 'There is already a card of this level: merge the two.',
      });
    });
  });

export const sideEffectGroup = z.strictObject({
  _type: z.literal('sideEffectGroup'),
  _key: key,
  /** The words that introduce the list, such as "Common side effects include:". */
  lead: richText.optional(),
  seriousness: z.enum(valuesOf(SERIOUSNESS)),
  /** Only where the text gives the number. */
  frequency: z.enum(valuesOf(FREQUENCY)).optional(),
  effects: z
    .array(z.strictObject({ _type: z.literal('sideEffect'), _key: key, text: richText }))
    .min(1, 'List at least one side effect, or remove the group.')
    .superRefine(uniqueKeys),
});

export const sideEffects = z
  .strictObject({
    intro: richText.optional(),
    groups: z.array(sideEffectGroup).superRefine(uniqueKeys).optional(),
    outro: richText.optional(),
  })
  .refine((section) => section.intro || section.groups?.length || section.outro, {
    message: 'Write something here, or remove the section.',
  });

export const precaution = z.strictObject({
  _type: z.literal('precaution'),
  _key: key,
  /** Facets, used for anchors; the words are in `label` and `text`. */
  topics: z.array(topic).optional(),
  label: line.optional(),
  text: richText,
});

export const precautions = z
  .strictObject({
    intro: richText.optional(),
    items: z.array(precaution).superRefine(uniqueKeys).optional(),
    outro: richText.optional(),
  })
  .refine((section) => section.intro || section.items?.length || section.outro, {
    message: 'Write something here, or remove the section.',
  });

export const interaction = z.strictObject({
  _type: z.literal('interaction'),
  _key: key,
  name: line,
  kind: z.enum(valuesOf(INTERACTION_KIND)),
  /** The monograph or class behind the name, for a link. */
  monograph: weakReference.optional(),
  drugClass: weakReference.optional(),
  severity: z.enum(valuesOf(INTERACTION_SEVERITY)),
  effect: words,
  advice: words,
  source: line.optional(),
});

export const faq = z.strictObject({
  _type: z.literal('faq'),
  _key: key,
  question: line,
  answer: richText,
  topic: topic.optional(),
});

export const extraSection = z.strictObject({
  _type: z.literal('extraSection'),
  _key: key,
  /** Without one, the text simply continues the part it follows. */
  heading: line.optional(),
  /** The part of the page it directly follows. */
  place: z.enum(valuesOf(PLACE)),
  text: richText,
});

export const keyedReferences = z
  .array(keyedReference)
  .superRefine(uniqueKeys)
  .superRefine((members, context) => {
    members.forEach((member, index) => {
      if (members.findIndex((other) => other._ref === member._ref) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index],
        params: { rule: 'listed-twice' },
        message: 'This is listed twice: remove one.',
      });
    });
  });
