import { z } from 'zod';
import { slugText } from '#lib/content/shape/text.ts';

const MOST_PER_PAGE = 200;
const PER_PAGE = 50;

const LIMIT_HELP = `Give a number from 1 to ${MOST_PER_PAGE}.`;

/** What the list of monographs may be asked, each with what to send instead of what is wrong. */
export const listParameters = z.object({
  letter: z
    .string()
    .regex(/^(?:[a-z]|0-9)$/, 'Give one letter in lower case, or "0-9".')
    .optional()
    .meta({ description: 'Monographs whose title begins with it, as in the A to Z.' }),
  class: slugText
    .optional()
    .meta({ description: 'Monographs of a drug class, by the slug of the class.' }),
  condition: slugText
    .optional()
    .meta({ description: 'Monographs used in a condition, by the slug of the condition.' }),
  reviewDueBefore: z.iso.date('Give a real date as YYYY-MM-DD.').optional().meta({
    description:
      'Reviewed monographs whose next review is due before this day, the earliest first. Those that nobody has reviewed have no such day and are not in this list.',
  }),
  limit: z.coerce
    .number(LIMIT_HELP)
    .int(LIMIT_HELP)
    .min(1, LIMIT_HELP)
    .max(MOST_PER_PAGE, LIMIT_HELP)
    .default(PER_PAGE)
    .meta({ description: 'How many to give at once.' }),
  cursor: z
    .string()
    .optional()
    .meta({ description: 'Where to go on: `next` of the page before holds it.' }),
});

export const termParameters = z.object({
  kind: z
    .enum(['class', 'condition'], 'Give "class" or "condition", or leave it out for both.')
    .optional()
    .meta({ description: 'Only classes, or only conditions.' }),
});

/** A parameter that is wrong, and what to send instead. */
export type WrongParameter = { name: string; detail: string };

/**
 * Reads the parameters of a request.
 * @returns their values, or everything that is wrong with them: an unknown one is never ignored,
 * since the list would not be the one that was asked for.
 */
export function readParameters<Shape extends z.ZodRawShape>(
  parameters: z.ZodObject<Shape>,
  url: string,
): { values: z.output<z.ZodObject<Shape>> } | { wrong: WrongParameter[] } {
  const given = new URL(url).searchParams;
  const known = Object.keys(parameters.shape);
  const wrong: WrongParameter[] = [];
  for (const name of new Set(given.keys())) {
    if (!known.includes(name)) {
      wrong.push({ name, detail: `There is no such parameter. There are: ${known.join(', ')}.` });
    } else if (given.getAll(name).length > 1) {
      wrong.push({ name, detail: 'Give it only once.' });
    }
  }
  const read = parameters.safeParse(Object.fromEntries(given));
  if (!read.success) {
    wrong.push(
      ...read.error.issues.map(({ path, message }) => ({ name: path.join('.'), detail: message })),
    );
  }
  return read.success && wrong.length === 0 ? { values: read.data } : { wrong };
}
