import { z } from 'zod';
import { monographContent } from '#lib/content/shape/monograph.ts';
import { MARKET_STATUS } from '#lib/content/shape/vocabulary.ts';
import { faultsOf } from '../publishGuard.ts';

/** All that a list needs to judge a monograph; the imported file is long and cannot be at fault. */
const CHECKED = Object.keys(monographContent.shape).filter((name) => name !== 'source');

/** What a list line says, if the field holds what it should. */
const facts = z.object({
  title: z.string().catch(''),
  brandNames: z.array(z.string()).catch([]),
  marketStatus: z.enum(['withdrawn', 'investigational']).optional().catch(undefined),
  demonstration: z.boolean().catch(false),
  review: z.object({ nextDue: z.string() }).optional().catch(undefined),
});

/** A monograph in a list: its name, and below it whatever an editor should know before opening it. */
export const preview = {
  select: Object.fromEntries(CHECKED.map((name) => [name, name])),
  prepare: (selection: Record<string, unknown>) => {
    const { title, brandNames, marketStatus, demonstration, review } = facts.parse(selection);
    return {
      title: title || 'Monograph without a name',
      subtitle: [
        faultMark(selection),
        marketStatus && MARKET_STATUS[marketStatus],
        reviewState(review?.nextDue),
        demonstration && 'Demonstration',
        brandNames.join(', '),
      ]
        .filter(Boolean)
        .join(' · '),
    };
  },
};

function faultMark(selection: Record<string, unknown>): string | false {
  const present = Object.entries(selection).filter(([, value]) => value != null);
  const { length } = faultsOf('monograph', Object.fromEntries(present));
  if (length === 0) return false;
  return length === 1 ? '⚠ 1 fault to mend' : `⚠ ${length} faults to mend`;
}

function reviewState(nextDue: string | undefined): string {
  if (nextDue === undefined) return 'Not reviewed';
  const today = new Date().toISOString().slice(0, 10);
  return nextDue < today ? `Review overdue since ${nextDue}` : `Reviewed, next by ${nextDue}`;
}
