import type { LinkedInteraction, Monograph } from '#lib/content/monograph.ts';
import { fold } from '#lib/search/fold.ts';

/** Why an entry is about a medicine: it names the medicine, or a class it belongs to. */
export type Naming = { monograph: Monograph; drugClass?: string };

/**
 * Whether an interaction is about a medicine: by reference, or, where an editor has set none, by a
 * name that is letter for letter one of the medicine's or of its classes'.
 */
export function namingOf(entry: LinkedInteraction, monograph: Monograph): Naming | undefined {
  if (entry.monograph?._ref === monograph.id) return { monograph };
  const named = fold(entry.name).compact;
  const { title, brandNames = [], synonyms = [] } = monograph;
  if ([title, ...brandNames, ...synonyms].some((name) => fold(name).compact === named)) {
    return { monograph };
  }
  const drugClass = monograph.drugClasses.find(
    ({ id, title: name }) => entry.drugClass?._ref === id || fold(name).compact === named,
  );
  return drugClass && { monograph, drugClass: drugClass.title };
}
