import type { IndexEntry } from './monograph.ts';

type Members = ReadonlyMap<string, readonly IndexEntry[]>;

/** The medicines of each class and condition, by its id, in the order of the entries. */
export const inTerms = grouping(({ drugClasses, conditions }) => [...drugClasses, ...conditions]);

/** The combinations that contain a medicine, by its id, in the order of the entries. */
export const madeOf = grouping(({ ingredients }) => ingredients);

/** Groups entries by ids; once for each list, however often it is asked. */
function grouping(idsOf: (entry: IndexEntry) => readonly string[]) {
  const known = new WeakMap<readonly IndexEntry[], Members>();
  return (entries: readonly IndexEntry[]): Members => {
    const earlier = known.get(entries);
    if (earlier !== undefined) return earlier;
    const members = new Map<string, IndexEntry[]>();
    for (const entry of entries) {
      for (const id of new Set(idsOf(entry))) {
        const group = members.get(id);
        if (group === undefined) members.set(id, [entry]);
        else group.push(entry);
      }
    }
    known.set(entries, members);
    return members;
  };
}
