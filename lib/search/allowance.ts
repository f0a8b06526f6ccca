/** Faster than anybody types, also where many share one address: a ward, a school. */
const BURST = 100;
const PER_SECOND = 25;

/** More askers than this are not told apart: the one longest silent is forgotten. */
const MOST_ASKERS = 10_000;

/** How often each asker may still ask: so many at once, and so many more each second. */
export class Allowance {
  readonly #left = new Map<string, { count: number; at: number }>();

  /**
   * @param now A time as `Date.now()` gives it.
   * @returns whether this asker may ask now.
   */
  take(asker: string, now: number): boolean {
    const known = this.#left.get(asker);
    const earned = known === undefined ? 0 : ((now - known.at) / 1000) * PER_SECOND;
    const count = known === undefined ? BURST : Math.min(BURST, known.count + earned);
    this.#left.delete(asker);
    this.#left.set(asker, { count: count < 1 ? count : count - 1, at: now });
    const [oldest] = this.#left.keys();
    if (this.#left.size > MOST_ASKERS && oldest !== undefined) this.#left.delete(oldest);
    return count >= 1;
  }
}
