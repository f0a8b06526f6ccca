const numerals = new Intl.NumberFormat('en');

/** Takes a count and its noun; returns "1 medicine", "1,200 medicines". */
export function inNumbers(count: number, one: string, many: string): string {
  return `${numerals.format(count)} ${count === 1 ? one : many}`;
}
