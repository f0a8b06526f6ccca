import type { Loaded } from '#lib/choice/choice.ts';
import { LakeUnavailable } from '#lib/content/lake.ts';
import type { Link, Monograph, MonographAnswer } from '#lib/content/monograph.ts';

/** A medicine that is checked: its own monograph first, then those of what it contains. */
export type Medicine = {
  parts: [Loaded, ...Loaded[]];
  /** What it contains and could not be read. */
  unread: Link[];
  /** How much else it contains, without a page here. */
  withoutPage: number;
};

/**
 * Finds the monographs that speak for a medicine: its own, and for a combination those of its
 * ingredients, and of theirs.
 * @param load Loads a monograph by its slug.
 */
export async function medicineOf(
  chosen: Loaded,
  load: (slug: string) => Promise<MonographAnswer>,
): Promise<Medicine> {
  const medicine: Medicine = { parts: [chosen], unread: [], withoutPage: 0 };
  const known = new Set([chosen.monograph.id]);
  for (const { monograph } of medicine.parts) {
    medicine.withoutPage += monograph.ingredientsWithoutPage ?? 0;
    for (const ingredient of monograph.ingredients) {
      if (known.has(ingredient.id)) continue;
      known.add(ingredient.id);
      const answer = await reached(load(ingredient.slug));
      if (answer?.state === 'published') medicine.parts.push(answer);
      else medicine.unread.push(ingredient);
    }
  }
  return medicine;
}

/** @returns undefined if nobody can tell just now. */
async function reached(answer: Promise<MonographAnswer>): Promise<MonographAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof LakeUnavailable) return undefined;
    throw error;
  }
}

/** Whether everything that a medicine contains could be looked at. */
export function isWhole({ unread, withoutPage }: Medicine): boolean {
  return unread.length === 0 && withoutPage === 0;
}

/** The monograph of the medicine itself. */
export function ownMonograph({ parts: [own] }: Medicine): Monograph {
  return own.monograph;
}
