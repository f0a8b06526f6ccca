import { defineType } from 'sanity';
import { codes } from '../monograph/codes.ts';
import { essentials } from '../monograph/essentials.ts';
import { GROUPS } from '../monograph/groups.ts';
import { precautionFields } from '../monograph/precautions.ts';
import { preview } from '../monograph/preview.ts';
import { questions } from '../monograph/questions.ts';
import { safety } from '../monograph/safety.ts';
import { sideEffectFields } from '../monograph/sideEffects.ts';
import { sources } from '../monograph/sources.ts';
import { use } from '../monograph/use.ts';
import { publishGuard } from '../publishGuard.ts';
import { uniqueNames } from '../uniqueNames.ts';

export const monograph = defineType({
  name: 'monograph',
  title: 'Monograph',
  type: 'document',
  groups: [...GROUPS],
  validation: (rule) => [publishGuard('monograph')(rule), rule.custom(uniqueNames)],
  initialValue: { source: { kind: 'authored' } },
  fields: [
    ...essentials,
    ...codes,
    ...safety,
    ...use,
    ...sideEffectFields,
    ...precautionFields,
    ...questions,
    ...sources,
  ],
  orderings: [
    { title: 'A to Z', name: 'title', by: [{ field: 'title', direction: 'asc' }] },
    {
      title: 'Review due first',
      name: 'nextDue',
      by: [
        { field: 'review.nextDue', direction: 'asc' },
        { field: 'title', direction: 'asc' },
      ],
    },
  ],
  preview,
});
