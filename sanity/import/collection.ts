import type { Imported } from './importMarkdown.ts';
import type { Problem } from './problem.ts';
import { ingredientsKey, titleKey } from './titles.ts';

/** A monograph that already has a title and an address: in this run, or in the dataset. */
export type Known = { id: string; title: string; slug: string; where: string };

/**
 * Finds the file or document that already stands for the same medicine.
 * The first one keeps its place; whatever comes later has to be decided by a person.
 */
export class Collection {
  private readonly bySlug = new Map<string, Known>();
  private readonly byTitle = new Map<string, Known>();
  private readonly byIngredients = new Map<string, Known>();

  /** Takes a monograph as given; the first of equals stays. */
  add(known: Known): void {
    keepFirst(this.bySlug, known.slug, known);
    keepFirst(this.byTitle, titleKey(known.title), known);
    keepFirst(this.byIngredients, ingredientsKey(known.title), known);
  }

  /** Takes a monograph of this run, also where the dataset holds an earlier state of it. */
  take(known: Known): void {
    this.bySlug.set(known.slug, known);
    this.byTitle.set(titleKey(known.title), known);
    this.byIngredients.set(ingredientsKey(known.title), known);
  }

  /**
   * @returns why an imported file may not join, or undefined.
   * @param except The id of the document that the file itself would update.
   */
  conflictOf(imported: Imported, except?: string): Problem | undefined {
    const { title, slug } = imported.content;
    const other = (found: Known | undefined) => (found?.id === except ? undefined : found);
    const same = other(this.byTitle.get(titleKey(title)));
    if (same !== undefined)
      return duplicate(`The title "${title}" is that of ${same.where} ("${same.title}").`);
    const address = other(this.bySlug.get(slug.current));
    if (address !== undefined) {
      return duplicate(
        `The address "${slug.current}" is that of ${address.where} ("${address.title}").`,
      );
    }
    const mixed = other(this.byIngredients.get(ingredientsKey(title)));
    if (mixed === undefined) return undefined;
    return {
      kind: 'same ingredients',
      line: 1,
      reason: `"${title}" names the same ingredients as "${mixed.title}" in ${mixed.where}.`,
      fix: 'Keep one of the two; add the other order of names to its synonyms.',
    };
  }
}

function duplicate(reason: string): Problem {
  return {
    kind: 'duplicate',
    line: 1,
    reason,
    fix: 'Keep one of the two, or tell them apart by title and slug.',
  };
}

function keepFirst(map: Map<string, Known>, key: string, known: Known): void {
  if (!map.has(key)) map.set(key, known);
}
