/** A part of a page: `place` says where in the order of all pages, `name` what it is there. */
export type Part<Value> = { place: number; name: string; value: Value };

/** The same part of two pages; undefined where one of them has none. */
export type Row<Value> = { name: string; values: [Value | undefined, Value | undefined] };

/**
 * Puts the parts of two pages side by side. Parts of one place and name stand in one row; every part
 * of both is there once, in the order of the pages.
 */
export function align<Value>(
  one: readonly Part<Value>[],
  other: readonly Part<Value>[],
): Row<Value>[] {
  const left = [...other];
  const takeWhile = (isWanted: (part: Part<Value>) => boolean): Row<Value>[] => {
    const count = left.findIndex((part) => !isWanted(part));
    const taken = left.splice(0, count === -1 ? left.length : count);
    return taken.map(({ name, value }) => ({ name, values: [undefined, value] }));
  };
  const rows = one.flatMap(({ place, name, value }) => {
    const before = takeWhile((part) => part.place < place);
    const index = left.findIndex((part) => part.place === place && part.name === name);
    const match = index === -1 ? undefined : left.splice(index, 1)[0]?.value;
    return [...before, { name, values: [value, match] } satisfies Row<Value>];
  });
  return [...rows, ...takeWhile(() => true)];
}
