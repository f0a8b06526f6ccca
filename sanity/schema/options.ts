import { valuesOf } from '#lib/content/shape/vocabulary.ts';

/**
 * A vocabulary as the Studio offers it in a list.
 * @param list Stored value → the words shown to people.
 */
export function optionsOf<List extends Record<string, string>>(list: List) {
  return valuesOf(list).map((value) => ({ value, title: list[value] ?? value }));
}
