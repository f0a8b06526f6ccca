/** One person with much to report does not reach the first; nobody fills the lake past the second. */
const MOST_FROM_ONE = { reports: 10, window: 10 * 60_000 };
const MOST_FROM_ALL = { reports: 300, window: 60 * 60_000 };

/** How many reports may come in. It forgets everything with the process, and keeps nothing on disk. */
export class RateLimit {
  readonly #times = new Map<string, number[]>();
  #all: number[] = [];

  /**
   * Counts one report, if it may come in.
   * @param sender Who sends it, as far as the connection tells.
   */
  admits(sender: string, now: number = Date.now()): boolean {
    this.#forget(now);
    const own = this.#times.get(sender) ?? [];
    if (own.length >= MOST_FROM_ONE.reports || this.#all.length >= MOST_FROM_ALL.reports) {
      return false;
    }
    this.#times.set(sender, [...own, now]);
    this.#all.push(now);
    return true;
  }

  #forget(now: number): void {
    this.#all = this.#all.filter((time) => now - time < MOST_FROM_ALL.window);
    for (const [sender, times] of this.#times) {
      const recent = times.filter((time) => now - time < MOST_FROM_ONE.window);
      if (recent.length === 0) this.#times.delete(sender);
      else this.#times.set(sender, recent);
    }
  }
}
